#include "core/match/words.hpp"

#include <algorithm>

#include "core/text/company.hpp"
#include "core/text/contact.hpp"
#include "core/text/fold.hpp"
#include "core/text/utf8.hpp"

namespace zhuli::match {
namespace {

using text::Script;

constexpr std::size_t kMinPhoneDigits = 5;  // fewer are an extension

bool is_digit(char32_t c) { return c >= '0' && c <= '9'; }
bool separates(char32_t c) { return text::script_of(c) == Script::none; }
bool han(char32_t c) { return text::is_ideographic(c); }

std::vector<char32_t> folded(std::string_view value) {
    std::vector<char32_t> codes;
    for (const char32_t c : text::code_points(value.substr(0, kMaxValueBytes)))
        for (const char32_t f : text::fold_code(c)) codes.push_back(f);
    return codes;
}

// English addresses spell these either way (USPS Publication 28, appendices B and C).
constexpr std::pair<std::string_view, std::string_view> kAddressWords[] = {
    {"first", "1st"},     {"second", "2nd"},     {"third", "3rd"},    {"fourth", "4th"},
    {"fifth", "5th"},     {"sixth", "6th"},      {"seventh", "7th"},  {"eighth", "8th"},
    {"ninth", "9th"},     {"tenth", "10th"},     {"north", "n"},      {"south", "s"},
    {"east", "e"},        {"west", "w"},         {"northeast", "ne"}, {"northwest", "nw"},
    {"southeast", "se"},  {"southwest", "sw"},   {"street", "st"},    {"avenue", "ave"},
    {"av", "ave"},        {"boulevard", "blvd"}, {"road", "rd"},      {"drive", "dr"},
    {"lane", "ln"},       {"court", "ct"},       {"place", "pl"},     {"square", "sq"},
    {"highway", "hwy"},   {"parkway", "pkwy"},   {"terrace", "ter"},  {"crescent", "cres"},
    {"circuit", "cct"},   {"floor", "fl"},       {"suite", "ste"},    {"apartment", "apt"},
    {"building", "bldg"}, {"room", "rm"},        {"circle", "cir"},   {"expressway", "expy"}};

std::string short_address_word(std::string word) {
    for (const auto& [full, brief] : kAddressWords)
        if (word == full) return std::string(brief);
    return word;
}

void add(Cut& cut, std::string word, WordClass word_class = WordClass::word) {
    if (word.empty() || cut.words.size() >= kMaxWords) return;
    for (const auto& known : cut.words)
        if (known.text == word && known.word_class == word_class) return;
    cut.words.push_back({std::move(word), word_class});
}

// "u.s." and "john's" are one word, "st.james" and "50-70" are two.
bool joins(const std::vector<char32_t>& codes, std::size_t at) {
    const auto c = codes[at];
    if (at == 0 || separates(codes[at - 1])) return false;
    if (c == '\'' || c == 0x2019) return true;
    if (c != '.' || at + 1 >= codes.size() || separates(codes[at + 1])) return false;
    return at + 2 >= codes.size() || separates(codes[at + 2]);
}

// Ideographs without spaces have no words: neighbouring pairs stand for them.
void add_pairs(Cut& cut, const std::vector<char32_t>& run) {
    if (run.size() == 1) add(cut, text::to_utf8(run));
    for (std::size_t i = 0; i + 1 < run.size(); ++i) add(cut, text::to_utf8({run[i], run[i + 1]}));
}

// "PS-LX350H" is also pslx350h: makers write the numbers of their products either way.
void add_joined(Cut& cut, const std::vector<char32_t>& codes, std::size_t hyphen) {
    std::size_t first = hyphen, last = hyphen + 1;
    while (first > 0 && !separates(codes[first - 1])) --first;
    while (last < codes.size() && !separates(codes[last])) ++last;
    if (first == hyphen || last == hyphen + 1) return;
    std::vector<char32_t> joined(codes.begin() + std::ptrdiff_t(first),
                                 codes.begin() + std::ptrdiff_t(last));
    std::erase(joined, codes[hyphen]);
    const auto digits = std::count_if(joined.begin(), joined.end(), is_digit);
    if (digits > 0 && digits < std::ptrdiff_t(joined.size())) add(cut, text::to_utf8(joined));
}

void cut_words(Cut& cut, const std::vector<char32_t>& codes, Kind kind) {
    std::vector<char32_t> run;
    const auto end_run = [&] {
        if (run.empty()) return;
        std::string word = text::to_utf8(run);
        if (kind == Kind::address) word = short_address_word(std::move(word));
        if (!cut.whole.empty()) cut.whole += ' ';
        cut.whole += word;
        if (han(run.front())) {
            add_pairs(cut, run);
        } else {
            add(cut, std::move(word));
        }
        run.clear();
    };
    for (std::size_t i = 0; i < codes.size(); ++i) {
        const char32_t c = codes[i];
        if (separates(c)) {
            if (joins(codes, i)) continue;
            end_run();
            if (c == '&') add(cut, "and");
            if (c == '-') add_joined(cut, codes, i);
            continue;
        }
        if (!run.empty() && han(run.front()) != han(c)) end_run();
        run.push_back(c);
    }
    end_run();
}

Cut cut_name(std::string_view value) {
    Cut cut;
    const auto codes = folded(value);
    if (std::none_of(codes.begin(), codes.end(), han)) {
        cut_words(cut, codes, Kind::name);
        return cut;
    }
    const text::CompanyParts parts = text::company_parts(value.substr(0, kMaxValueBytes));
    std::string_view brand = parts.core;
    for (const auto& trade : parts.trades) brand.remove_suffix(trade.size());
    cut_words(cut, folded(brand), Kind::name);
    for (const auto& trade : parts.trades) add(cut, trade);
    for (const std::string* place : {&parts.region, &parts.branch})
        add(cut, *place, WordClass::place);
    cut.whole = parts.branch.empty() ? parts.core : parts.core + "#" + parts.branch;
    return cut;
}

std::string digits_of(std::string_view s) {
    std::string digits;
    for (const char32_t c : folded(s))
        if (is_digit(c)) digits += static_cast<char>(c);
    return digits;
}

std::string phone(std::string_view value) {
    if (const auto number = text::e164(value)) return number->substr(1);
    std::string digits = digits_of(value);
    return digits.size() >= kMinPhoneDigits ? digits : std::string();
}

std::string email(std::string_view value) {
    if (auto normal = text::normal_email(value)) return *normal;
    return text::fold(value, text::Spaces::drop);
}

std::string identifier(std::string_view value) {
    std::string out;
    for (const char32_t c : folded(value))
        if (!separates(c)) text::append(out, c);
    return out;
}

// 19081209, 1908-12-9, 1908年12月9日 → 19081209; other forms keep their digits.
std::string date(std::string_view value) {
    std::vector<std::string> parts(1);
    for (const char32_t c : folded(value)) {
        if (is_digit(c)) {
            parts.back() += static_cast<char>(c);
        } else if (!parts.back().empty()) {
            parts.emplace_back();
        }
    }
    std::string out;
    for (const auto& part : parts) {
        if (part.size() == 1 && !out.empty()) out += '0';
        out += part;
    }
    return out;
}

std::string number(std::string_view value) {
    std::string out;
    for (const char32_t c : folded(value))
        if (is_digit(c) || c == '.' || (c == '-' && out.empty())) out += static_cast<char>(c);
    return out;
}

std::string single(Kind kind, std::string_view value) {
    switch (kind) {
        case Kind::phone:
            return phone(value);
        case Kind::email:
            return email(value);
        case Kind::date:
            return date(value);
        case Kind::number:
            return number(value);
        default:
            return identifier(value);
    }
}

}  // namespace

bool made_of_words(Kind kind) {
    return kind == Kind::name || kind == Kind::person || kind == Kind::address ||
           kind == Kind::text;
}

Cut cut(Kind kind, std::string_view value) {
    Cut result;
    if (kind == Kind::name) return cut_name(value);
    if (made_of_words(kind)) {
        cut_words(result, folded(value), kind);
        return result;
    }
    std::string part;
    const auto end_part = [&] {
        add(result, single(kind, part));
        part.clear();
    };
    for (const char32_t c : text::code_points(value.substr(0, kMaxValueBytes))) {
        if (c == '\n' || c == ';' || c == U'；' || c == U'、') {
            end_part();
        } else {
            text::append(part, c);
        }
    }
    end_part();
    return result;
}

}  // namespace zhuli::match
