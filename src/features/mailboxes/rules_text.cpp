// The words of a mail as one reads them: without what is quoted, without the marks of html.
#include <algorithm>
#include <charconv>

#include "core/text/text.hpp"
#include "features/mailboxes/rules.hpp"

namespace zhuli::mailboxes {

namespace {

struct Named {
    std::string_view name;
    char32_t code;
};
constexpr Named kNamed[] = {
    {"amp", '&'},       {"lt", '<'},       {"gt", '>'},       {"quot", '"'},     {"apos", '\''},
    {"nbsp", ' '},      {"ensp", ' '},     {"emsp", ' '},     {"copy", 0xA9},    {"reg", 0xAE},
    {"yen", 0xA5},      {"middot", 0xB7},  {"times", 0xD7},   {"deg", 0xB0},     {"ndash", 0x2013},
    {"mdash", 0x2014},  {"lsquo", 0x2018}, {"rsquo", 0x2019}, {"ldquo", 0x201C}, {"rdquo", 0x201D},
    {"hellip", 0x2026}, {"bull", 0x2022},  {"euro", 0x20AC},  {"trade", 0x2122}};

/// "&amp;" or "&#20013;" at the start of `text`: what it stands for and how long it is.
std::pair<char32_t, std::size_t> entity_at(std::string_view text) {
    const auto end = text.substr(0, 12).find(';');
    if (end == text.npos || end < 2) return {0, 0};
    const auto name = text.substr(1, end - 1);
    if (name[0] == '#') {
        const bool hex = name.size() > 1 && (name[1] == 'x' || name[1] == 'X');
        const auto digits = name.substr(hex ? 2 : 1);
        std::uint32_t code = 0;
        const auto [last, error] =
            std::from_chars(digits.data(), digits.data() + digits.size(), code, hex ? 16 : 10);
        const bool whole = error == std::errc() && last == digits.data() + digits.size();
        const bool letter = code > 0 && code <= 0x10FFFF && (code < 0xD800 || code > 0xDFFF);
        return whole && letter ? std::pair{static_cast<char32_t>(code), end + 1}
                               : std::pair{char32_t{0}, std::size_t{0}};
    }
    for (const Named& one : kNamed)
        if (one.name == name) return {one.code, end + 1};
    return {0, 0};
}

std::string name_of_tag(std::string_view tag) {
    std::string name;
    for (const char c : tag) {
        const bool letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        const bool upper = c >= 'A' && c <= 'Z';
        if (!letter && !upper && !(c == '/' && name.empty())) break;
        name += upper ? static_cast<char>(c + 32) : c;
    }
    return name;
}

bool breaks_line(std::string_view name) {
    if (name.starts_with('/')) name.remove_prefix(1);
    constexpr std::string_view kBlocks[] = {"br", "p",  "div", "tr", "li", "table", "blockquote",
                                            "h1", "h2", "h3",  "h4", "ul", "ol",    "hr"};
    return std::ranges::find(kBlocks, name) != std::end(kBlocks);
}

/// Where what nobody reads ends: comments, styles, scripts, the head.
std::size_t end_of_unread(std::string_view html, std::size_t at, std::string_view name) {
    if (html.substr(at).starts_with("<!--")) {
        const auto end = html.find("-->", at);
        return end == html.npos ? html.size() : end + 3;
    }
    for (const std::string_view unread : {"style", "script", "head", "title"}) {
        if (name != unread) continue;
        for (auto end = html.find("</", at); end != html.npos; end = html.find("</", end + 2))
            if (name_of_tag(html.substr(end + 2)) == unread) {
                const auto close = html.find('>', end);
                return close == html.npos ? html.size() : close + 1;
            }
        return html.size();
    }
    const auto end = html.find('>', at);
    return end == html.npos ? html.size() : end + 1;
}

/// One empty line at most, no spaces at the ends of lines.
std::string tidy(std::string_view text) {
    std::string out;
    int empty = 0;
    for (std::size_t at = 0; at <= text.size();) {
        const auto end = std::min(text.find('\n', at), text.size());
        const auto line = text::clean(text.substr(at, end - at));
        at = end + 1;
        if (line.empty()) {
            ++empty;
            continue;
        }
        if (!out.empty()) out += empty > 0 ? "\n\n" : "\n";
        out += line;
        empty = 0;
    }
    return out;
}

/// A line after which comes the mail that is answered.
bool begins_history(std::string_view line) {
    constexpr std::string_view kAnywhere[] = {"-----Original Message-----",
                                              "----- Original Message",
                                              "原始邮件",
                                              "原始郵件",
                                              "原邮件",
                                              "转发邮件",
                                              "Forwarded message",
                                              "请在此行上方回复",
                                              "請在此行上方回覆",
                                              "Reply above this line"};
    for (const auto mark : kAnywhere)
        if (line.find(mark) != line.npos && line.size() < mark.size() + 60) return true;
    constexpr std::string_view kEnds[] = {"写道：", "写道:", "寫道：", "寫道:", "wrote:"};
    const bool names_when_or_who = line.find_first_of("0123456789@") != line.npos;
    for (const auto mark : kEnds)
        if (line.ends_with(mark) && names_when_or_who && line.size() < 200) return true;
    return line.size() >= 20 && line.find_first_not_of('_') == line.npos;  // Outlook's rule
}

}  // namespace

std::string text_of_html(std::string_view html) {
    std::string out;
    for (std::size_t at = 0; at < html.size();) {
        const char c = html[at];
        if (c == '<') {
            const auto name = name_of_tag(html.substr(at + 1));
            if (breaks_line(name)) out += '\n';
            if (name == "td" || name == "th") out += ' ';
            at = end_of_unread(html, at, name);
        } else if (c == '&') {
            const auto [code, size] = entity_at(html.substr(at));
            if (size > 0)
                text::append(out, code);
            else
                out += c;
            at += std::max<std::size_t>(size, 1);
        } else {
            const bool space = c == '\n' || c == '\r' || c == '\t' || c == ' ';
            if (!space)
                out += c;
            else if (!out.empty() && out.back() != ' ' && out.back() != '\n')
                out += ' ';
            ++at;
        }
    }
    return tidy(out);
}

std::string without_history(std::string_view text) {
    std::string kept;
    for (std::size_t at = 0; at < text.size();) {
        const auto end = std::min(text.find('\n', at), text.size());
        const auto line = text::clean(text.substr(at, end - at));
        if (begins_history(line)) break;
        if (!line.starts_with('>')) kept += line + "\n";
        at = end + 1;
    }
    kept = tidy(kept);
    return kept.empty() ? tidy(text) : kept;
}

}  // namespace zhuli::mailboxes
