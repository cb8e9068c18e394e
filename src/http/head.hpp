// Judges the raw head of a request (everything up to the empty line) before anything is parsed or
// believed: one spelling of every framing question, so that no proxy in front reads another
// request than we do (RFC 9112). Refuses; never repairs. Knows no socket.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace zhuli::http {

struct HeadLimits {
    std::size_t target = 8 * 1024;
    std::size_t all = 16 * 1024;
    std::size_t field = 8000;
    std::size_t fields = 100;
    std::uint64_t body = 8 * 1024 * 1024;
};

/// Views into the text it was read from.
struct Head {
    std::string_view method, target;
    int version = 11;
    std::vector<std::pair<std::string_view, std::string_view>> fields;
    std::uint64_t content_length = 0;
    bool chunked = false, expects_continue = false;

    std::size_t count(std::string_view name) const;
    /// The first value of this name (any case), or nothing.
    std::string_view field(std::string_view name) const;
};

/// Reads `text`, which ends with the empty line, into `head`. The status to refuse with: 400, 413,
/// 414, 417, 431, 501 or 505; 0 when the head is good.
int read_head(std::string_view text, const HeadLimits& limits, Head& head);

/// The same question about a head that is still arriving: 0 while it may become good.
int refusal_of_part(std::string_view part, const HeadLimits& limits);

/// Whether chunk extensions are printable and a trailer may carry this field.
bool good_chunk_extensions(std::string_view extensions);
bool allowed_in_trailer(std::string_view name);

bool same_name(std::string_view a, std::string_view b);
std::string lower(std::string_view text);

}  // namespace zhuli::http
