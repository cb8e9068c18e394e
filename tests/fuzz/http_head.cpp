// Any bytes as the head of a request: good or refused, and what is good was good all along while
// it arrived, points into what was sent and keeps every limit.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "http/head.hpp"

namespace {

using namespace zhuli::http;

void require(bool holds) {
    if (!holds) std::abort();
}

bool lies_in(std::string_view part, std::string_view whole) {
    return part.empty() || (part.data() >= whole.data() &&
                            part.data() + part.size() <= whole.data() + whole.size());
}

void check_good(const Head& head, std::string_view text, const HeadLimits& limits) {
    require(head.target.size() <= limits.target && !head.target.empty());
    require(head.fields.size() <= limits.fields);
    require(head.content_length <= limits.body);
    require(!(head.chunked && head.count("content-length") > 0));
    require(lies_in(head.method, text) && lies_in(head.target, text));
    for (const auto& [name, value] : head.fields) {
        require(lies_in(name, text) && lies_in(value, text) && !name.empty());
        for (const char c : value) require(c != '\r' && c != '\n' && c != '\0');
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const std::string_view sent(reinterpret_cast<const char*>(bytes), size);
    const auto end = sent.find("\r\n\r\n");
    if (end == sent.npos) return 0;
    const std::string_view text = sent.substr(0, end + 4);
    const HeadLimits limits;
    Head head;
    const int status = read_head(text, limits, head);
    require(status == 0 || (status >= 400 && status < 600));
    if (status != 0) return 0;
    check_good(head, text, limits);
    constexpr std::size_t kStride = 7;
    for (std::size_t arrived = 0; arrived < text.size(); arrived += kStride)
        require(refusal_of_part(text.substr(0, arrived), limits) == 0);
    return 0;
}
