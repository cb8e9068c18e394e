#include "core/text/contact.hpp"

#include <algorithm>

#include "core/text/fold.hpp"
#include "core/text/utf8.hpp"

namespace zhuli::text {
namespace {

constexpr std::size_t kMinDigits = 7, kMaxDigits = 15;  // E.164 allows 15

bool digit(char c) { return c >= '0' && c <= '9'; }

struct Dialled {
    std::string digits;
    bool international = false;  // began with + or 00
};

// Where the extension begins: 转8001, ext. 12, x12, #12, 分机8001.
std::string_view without_extension(std::string_view s) {
    std::size_t end = s.size();
    for (const std::string_view mark : {"转", "分机", "ext", "x", "#", ",", ";"})
        end = std::min(end, s.find(mark));
    return s.substr(0, end);
}

std::optional<Dialled> dialled(std::string_view s) {
    const std::string folded = fold(clean(s));
    Dialled out;
    std::string_view rest = without_extension(folded);
    if (rest.substr(0, 4) == "tel:") rest.remove_prefix(4);
    bool plus = false;
    for (std::size_t at = 0; at < rest.size();) {
        const Decoded d = decode(rest, at);
        at += d.size;
        const char32_t c = d.code;
        if (c < 0x80 && digit(static_cast<char>(c))) {
            out.digits += static_cast<char>(c);
        } else if (c == '+' && out.digits.empty() && !plus) {
            plus = true;
        } else {
            const bool mark = c == ' ' || c == '-' || c == '(' || c == ')' || c == '.' ||
                              c == '/' || c == 0xA0 || (c >= 0x2010 && c <= 0x2015);
            if (!mark) return std::nullopt;
        }
    }
    out.international = plus;
    if (!plus && out.digits.starts_with("00")) {
        out.international = true;
        out.digits.erase(0, 2);
    }
    if (out.digits.size() < kMinDigits || out.digits.size() > kMaxDigits + 2) return std::nullopt;
    return out;
}

bool mainland_mobile(std::string_view d) { return d.size() == 11 && d[0] == '1' && d[1] >= '3'; }

// Without the leading 0: area code of two (10, 2x) or three digits, then seven or eight digits.
bool mainland_landline(std::string_view d) {
    if (d.size() < 9 || d.size() > 11) return false;
    const bool short_area = d.starts_with("10") || d[0] == '2';
    const std::size_t area = short_area ? 2 : 3;
    if (!short_area && (d[0] < '3' || d[0] > '9')) return false;
    const std::size_t local = d.size() - area;
    return (local == 7 || local == 8) && (!short_area || local == 8) && d[area] >= '2';
}

bool mainland_hotline(std::string_view d) {
    return d.size() == 10 && (d.starts_with("400") || d.starts_with("800"));
}

std::optional<std::string> mainland(std::string_view d) {
    const bool trunk = d.starts_with('0');
    if (trunk) d.remove_prefix(1);
    if (mainland_mobile(d) || (!trunk && mainland_hotline(d)) || mainland_landline(d))
        return "+86" + std::string(d);
    return std::nullopt;
}

bool known_domain_char(char c) {
    return (c >= 'a' && c <= 'z') || digit(c) || c == '-' || c == '.' ||
           static_cast<unsigned char>(c) >= 0x80;
}

bool domain_valid(std::string_view domain) {
    if (domain.size() < 3 || domain.find('.') == std::string_view::npos) return false;
    for (std::size_t at = 0; at <= domain.size();) {
        const std::size_t dot = std::min(domain.find('.', at), domain.size());
        const std::string_view label = domain.substr(at, dot - at);
        if (label.empty() || label.size() > 63 || label.front() == '-' || label.back() == '-')
            return false;
        at = dot + 1;
    }
    const std::string_view top = domain.substr(domain.rfind('.') + 1);
    const bool numeric = std::all_of(top.begin(), top.end(), digit);
    return top.size() >= 2 && !numeric &&
           std::all_of(domain.begin(), domain.end(), known_domain_char);
}

bool local_valid(std::string_view local) {
    if (local.empty() || local.size() > kMaxEmailLocal) return false;
    if (local.front() == '.' || local.back() == '.') return false;
    if (local.find("..") != std::string_view::npos) return false;
    return std::all_of(local.begin(), local.end(), [](char c) {
        const bool letter = (c >= 'a' && c <= 'z') || digit(c);
        return letter || static_cast<unsigned char>(c) >= 0x80 ||
               std::string_view("!#$%&'*+/=?^_`{|}~.-").find(c) != std::string_view::npos;
    });
}

bool has_space(std::string_view s) {
    for (const char32_t c : code_points(s))
        if (c <= ' ' || c == 0xA0 || c == 0x3000 || (c >= 0x2000 && c <= 0x200F) || c == 0xFFFD)
            return true;
    return false;
}

}  // namespace

std::optional<std::string> e164(std::string_view s, std::string_view country) {
    const auto number = dialled(s);
    if (!number) return std::nullopt;
    std::string_view d = number->digits;
    if (number->international) {
        if (d.starts_with("86")) return mainland(d.substr(2));
        if (d.empty() || d[0] == '0' || d.size() > kMaxDigits) return std::nullopt;
        return "+" + std::string(d);
    }
    if (country != "86") {
        if (d[0] == '0') d.remove_prefix(1);
        if (d.size() + country.size() > kMaxDigits) return std::nullopt;
        return "+" + std::string(country) + std::string(d);
    }
    if (auto national = mainland(d)) return national;
    return d.starts_with("86") ? mainland(d.substr(2)) : std::nullopt;
}

std::string phone_digits(std::string_view s) {
    if (const auto number = e164(s))
        return number->starts_with("+86") ? number->substr(3) : number->substr(1);
    std::string out;
    for (const char c : fold(s))
        if (digit(c)) out += c;
    return out;
}

std::string phone_tail(std::string_view s, std::size_t count) {
    const std::string digits = phone_digits(s);
    return digits.size() > count ? digits.substr(digits.size() - count) : digits;
}

bool credit_code_valid(std::string_view s) {
    // No I, O, S, V, Z: they look like digits or each other. Weights are powers of 3 modulo 31.
    constexpr std::string_view symbols = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    if (s.size() != 18) return false;
    std::size_t sum = 0, weight = 1;
    for (std::size_t i = 0; i < 17; ++i) {
        const std::size_t value = symbols.find(s[i]);
        if (value == std::string_view::npos) return false;
        sum += value * weight;
        weight = weight * 3 % 31;
    }
    for (std::size_t i = 2; i < 8; ++i)  // the region of the registering office
        if (!digit(s[i])) return false;
    return symbols[(31 - sum % 31) % 31] == s[17];
}

std::optional<std::string> normal_email(std::string_view s) {
    std::string address = fold(clean(s));
    if (address.empty() || address.size() > kMaxEmail || has_space(address)) return std::nullopt;
    const std::size_t at = address.rfind('@');
    if (at == std::string::npos) return std::nullopt;
    const std::string_view whole = address;
    if (!local_valid(whole.substr(0, at)) || !domain_valid(whole.substr(at + 1)))
        return std::nullopt;
    return address;
}

}  // namespace zhuli::text
