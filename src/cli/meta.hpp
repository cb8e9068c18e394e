// What GET /api/v1/meta answers: every kind of record with its fields, their labels, limits and
// options, in one language. Forms, tables and filters of the web UI are drawn from it. Labels are
// messages of the capabilities:
//   entity.<entity>                      "客户"
//   field.<entity>.<field>               "电话", else field.any.<field> for what every record has
//   enum.<entity>.<field>.<value>        "线索"
//   event.<entity>.<past_verb>           "订单确认", the options of field `kind` of `event`
//   unit.<entity>.<field>, help.<entity>.<field>   only where there is something to say
// Built once per language; knows no request.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "cli/run.hpp"
#include "core/messages.hpp"
#include "http/dispatch.hpp"

namespace zhuli::cli {

/// The options of an enum field or of a list of them, in order of declaration; else nothing.
std::vector<std::string> options_of(const Field& field);
/// How many characters a text field takes; 0: not a text or not limited.
std::int64_t longest_of(const Field& field);

/// The message that labels a field, or null if nobody wrote one.
const Message* field_label(const Catalog& catalog, std::string_view entity, const Field& field);
const Message* option_label(const Catalog& catalog, std::string_view entity, const Field& field,
                            std::string_view option);

/// One answer per language, with what it is known by in caches.
class MetaTexts {
 public:
    MetaTexts(Features features, const Catalog& catalog);
    const std::string& json(Locale locale) const { return at(locale).json; }
    const std::string& etag(Locale locale) const { return at(locale).etag; }

 private:
    struct Text {
        std::string json, etag;
    };
    const Text& at(Locale locale) const { return texts_[static_cast<std::size_t>(locale)]; }

    std::array<Text, 3> texts_;
};

http::Route meta_route();
http::SiteAddress meta_address(Features features, const Catalog& catalog);

}  // namespace zhuli::cli
