// Schemas for the API description: structs become named components, each in the shape in which it
// is sent, changed or shown; and the layout of the text.
#pragma once

#include <boost/json/object.hpp>
#include <map>
#include <string>

#include "core/fields.hpp"

namespace zhuli::cli {

namespace json = boost::json;

/// sent: without what the server sets. changed: the same, nothing required. shown: everything is
/// there, without what is only ever sent.
enum class Use { sent, changed, shown };

class SchemaBook {
 public:
    SchemaBook();  // with Problem
    /// The schema written by `write`, structs replaced by references to components.
    json::value add(void (*write)(JsonOut&), Use use);
    /// All components by name.
    json::object schemas() const;

 private:
    json::value settled(json::value schema, Use use);
    std::string named(const std::string& title, json::object schema, Use use);

    std::map<std::string, json::object> components_;
};

/// The schema of one field's type, as a parameter has it.
json::object value_schema(const Field& field);

/// JSON text of at most about 100 columns, objects that do not fit one field per line.
std::string laid_out(const json::value& value);

}  // namespace zhuli::cli
