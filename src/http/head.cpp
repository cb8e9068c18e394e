#include "http/head.hpp"

#include <algorithm>
#include <charconv>

namespace zhuli::http {

namespace {

constexpr std::size_t kLongestMethod = 20;
constexpr std::size_t kRestOfLine = kLongestMethod + 16;  // method, spaces, version
constexpr std::size_t kLongestLength = 18;                // digits of Content-Length

char lower_of(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

bool is_token_char(char c) {
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')) return true;
    return c != '\0' && std::string_view("!#$%&'*+-.^_`|~").find(c) != std::string_view::npos;
}

bool is_token(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), is_token_char);
}

/// Visible ASCII or a byte of a longer character; with `blanks`, space and tab too.
bool is_text(std::string_view text, bool blanks) {
    return std::all_of(text.begin(), text.end(), [blanks](char c) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == ' ' || c == '\t') return blanks;
        return byte > 0x20 && byte != 0x7f;
    });
}

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
    return text;
}

bool is_digits(std::string_view text) {
    return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

bool good_method(std::string_view method) {
    return method.size() <= kLongestMethod && is_token(method) &&
           std::none_of(method.begin(), method.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

/// origin-form, absolute-form, `OPTIONS *` or `CONNECT authority`.
bool good_target(std::string_view method, std::string_view target) {
    if (target.empty() || !is_text(target, false)) return false;
    if (method == "CONNECT") return target.find_first_of("/?#") == target.npos;
    if (target == "*") return method == "OPTIONS";
    return target.front() == '/' || target.starts_with("http://") || target.starts_with("https://");
}

int read_request_line(std::string_view line, const HeadLimits& limits, Head& head) {
    const auto first = line.find(' ');
    const auto last = line.rfind(' ');
    if (first == line.npos || first == last) return 400;
    head.method = line.substr(0, first);
    head.target = line.substr(first + 1, last - first - 1);
    const auto version = line.substr(last + 1);
    if (head.target.size() > limits.target) return 414;
    if (!good_method(head.method) || !good_target(head.method, head.target)) return 400;
    if (version == "HTTP/1.1" || version == "HTTP/1.0") {
        head.version = version.back() == '1' ? 11 : 10;
        return 0;
    }
    const bool other = version.size() == 8 && version.starts_with("HTTP/") && version[6] == '.' &&
                       is_digits(version.substr(5, 1)) && is_digits(version.substr(7, 1));
    return other ? 505 : 400;
}

int read_field(std::string_view line, const HeadLimits& limits, Head& head) {
    if (line.size() > limits.field || head.fields.size() >= limits.fields) return 431;
    const auto colon = line.find(':');
    if (colon == line.npos || !is_token(line.substr(0, colon))) return 400;
    const auto value = trimmed(line.substr(colon + 1));
    if (!is_text(value, true)) return 400;
    head.fields.emplace_back(line.substr(0, colon), value);
    return 0;
}

/// How the body is delimited: one Content-Length, or exactly `chunked`, or no body.
int judge_framing(const HeadLimits& limits, Head& head) {
    const auto lengths = head.count("content-length");
    const auto codings = head.count("transfer-encoding");
    if (lengths > 1 || (codings > 0 && (lengths > 0 || head.version == 10))) return 400;
    if (codings > 0) {
        if (codings > 1 || !same_name(head.field("transfer-encoding"), "chunked")) return 501;
        head.chunked = true;
        return 0;
    }
    if (lengths == 0) return 0;
    const auto text = head.field("content-length");
    if (!is_digits(text)) return 400;
    if (text.size() > kLongestLength) return 413;
    std::from_chars(text.data(), text.data() + text.size(), head.content_length);
    return head.content_length > limits.body ? 413 : 0;
}

int judge_fields(Head& head) {
    const auto hosts = head.count("host");
    if (hosts > 1 || (head.version == 11 && head.field("host").empty())) return 400;
    if (head.count("content-type") > 1 || head.count("authorization") > 1) return 400;
    const auto expect = head.field("expect");
    if (!expect.empty() && !same_name(expect, "100-continue")) return 417;
    head.expects_continue = !expect.empty() && head.version == 11;
    return 0;
}

}  // namespace

bool same_name(std::string_view a, std::string_view b) {
    return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(), [](char x, char y) {
               return lower_of(x) == lower_of(y);
           });
}

std::string lower(std::string_view text) {
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(), lower_of);
    return out;
}

std::size_t Head::count(std::string_view name) const {
    return static_cast<std::size_t>(std::count_if(
        fields.begin(), fields.end(), [&](const auto& one) { return same_name(one.first, name); }));
}

std::string_view Head::field(std::string_view name) const {
    for (const auto& [key, value] : fields)
        if (same_name(key, name)) return value;
    return {};
}

int read_head(std::string_view text, const HeadLimits& limits, Head& head) {
    head = {};
    if (text.size() > limits.all) return 431;
    bool first = true;
    while (!text.empty()) {
        const auto end = text.find("\r\n");
        if (end == text.npos) return 400;
        const auto line = text.substr(0, end);
        text.remove_prefix(end + 2);
        if (line.empty()) break;
        const int refusal =
            first ? read_request_line(line, limits, head) : read_field(line, limits, head);
        if (refusal != 0) return refusal;
        first = false;
    }
    if (first || !text.empty()) return 400;
    const int refusal = judge_fields(head);
    return refusal != 0 ? refusal : judge_framing(limits, head);
}

int refusal_of_part(std::string_view part, const HeadLimits& limits) {
    if (part.find('\0') != part.npos) return 400;
    for (auto at = part.find('\n'); at != part.npos; at = part.find('\n', at + 1))
        if (at == 0 || part[at - 1] != '\r') return 400;
    if (part.size() > limits.target + kRestOfLine &&
        part.find("\r\n") > limits.target + kRestOfLine)
        return 414;
    return part.size() > limits.all ? 431 : 0;
}

bool good_chunk_extensions(std::string_view extensions) { return is_text(extensions, true); }

bool allowed_in_trailer(std::string_view name) {
    for (const std::string_view forbidden :
         {"content-length", "transfer-encoding", "host", "authorization", "cookie"})
        if (same_name(name, forbidden)) return false;
    return true;
}

}  // namespace zhuli::http
