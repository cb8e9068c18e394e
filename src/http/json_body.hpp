// A request's JSON body: exact media type, UTF-8, bounded depth, no key twice. What is accepted is
// one value with one meaning for every reader; whether it fits an input is the codec's question.
#pragma once

#include <boost/json/value.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "core/result.hpp"
#include "http/message.hpp"

namespace zhuli::http {

/// `application/json`, parameters allowed, any case.
bool is_json_type(std::string_view content_type);

/// The path ("lines.2.quantity") of the first key that its object has twice, if any. `text` is
/// JSON that has been parsed already.
std::optional<std::string> repeated_key(std::string_view text);

/// 415 for another media type, 400 for what is no JSON, 422 naming a repeated key.
Result<boost::json::value> parse_body(const Request& request);

}  // namespace zhuli::http
