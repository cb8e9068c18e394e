// Any bytes as a request's JSON body for a nested input: refused with named fields, or an input
// that says the same again when it is written and read once more.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "core/codec.hpp"
#include "features/customers/model.hpp"
#include "features/orders/model_inputs.hpp"
#include "http/json_body.hpp"
#include "http/message.hpp"

namespace {

using namespace zhuli;

Result<boost::json::value> body_of(std::string text) {
    http::Request request;
    request.method = "POST";
    request.headers.emplace_back("content-type", "application/json");
    request.body = std::move(text);
    return http::parse_body(request);
}

template <class In>
Result<In> input_of(const boost::json::value& json) {
    RawInput raw;
    raw.body = json;
    raw.has_body = true;
    auto in = decode<In>(raw);
    if (!in.ok() && in.problem().fields.empty()) std::abort();
    return in;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const auto json = body_of(std::string(reinterpret_cast<const char*>(bytes), size));
    if (!json.ok()) return 0;
    (void)input_of<customers::Customer>(*json);
    const auto order = input_of<orders::NewOrder>(*json);
    if (!order.ok()) return 0;
    const std::string written = to_json(*order);
    const auto again = body_of(written);
    if (!again.ok()) std::abort();
    const auto second = input_of<orders::NewOrder>(*again);
    if (!second.ok() || to_json(*second) != written) std::abort();
    return 0;
}
