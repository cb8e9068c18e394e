#include "core/text/tokens.hpp"

#include <algorithm>
#include <array>

#include "core/text/contact.hpp"
#include "core/text/token_codes.hpp"
#include "core/text/token_set.hpp"

namespace zhuli::text {
namespace {

void add_fragments(const Units& text, std::size_t count, bool singles, TokenSet& out) {
    char32_t before = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const Unit& unit = text.units[i];
        if (unit.script == Script::other) out.add(other_token(text, unit));
        if (unit.script != Script::han) {
            before = 0;
            continue;
        }
        if (singles) out.add(single_token(unit.code));
        if (before != 0) out.add(bigram_token(before, unit.code));
        before = unit.code;
    }
}

// From each word on, the words joined: "iPhone 15 Pro" is found by iphone15, 15pro and pro.
void add_joined(const Units& text, std::size_t count, char kind, TokenSet& out) {
    std::string token;
    for (std::size_t i = 0; i < count; ++i) {
        if (!is_latin(text.units[i])) continue;
        token = kind;
        for (std::size_t j = i; j < count && is_latin(text.units[j]); ++j) {
            token += text.latin(text.units[j]);
            if (token.size() > kMaxWordChars) break;
        }
        out.add(std::string_view(token).substr(0, kMaxWordChars + 1));
    }
}

/// Almost every company's, so no place to begin a question at: 有限公司 finds all, yxgs nobody.
constexpr std::array<std::u32string_view, 3> kLegalForms = {U"股份有限公司", U"有限责任公司",
                                                            U"有限公司"};

class SpokenTokens {
 public:
    SpokenTokens(const Units& text, std::size_t count, TokenSet& out)
        : text_(text), count_(count), out_(out) {}

    void run() {
        for (std::size_t i = 0; i < count_; ++i) {
            if (i > 0) i += legal_form_at(i);
            if (i < count_ && speaks(i)) from(i);
        }
    }

 private:
    static constexpr std::size_t kNone = static_cast<std::size_t>(-1);
    struct Choice {
        std::size_t at = kNone, option = 0;
    };

    /// How long it is; 0: none begins there.
    std::size_t legal_form_at(std::size_t start) const {
        for (const auto form : kLegalForms) {
            std::size_t same = 0;
            while (same < form.size() && start + same < count_ &&
                   text_.units[start + same].code == form[same])
                ++same;
            if (same == form.size()) return same;
        }
        return 0;
    }

    bool speaks(std::size_t i) const {
        const Unit& unit = text_.units[i];
        return unit.script == Script::han ? unit.readings.size > 0 : is_latin(unit);
    }

    // The best readings, then one other reading at a time, then the first two together.
    void from(std::size_t start) {
        bool any_han = false;
        std::array<Choice, kMaxReadingsPerStart> others;
        std::size_t found = 0;
        std::size_t end = start;
        for (; end < count_ && end - start < kMaxInitials && speaks(end); ++end) {
            const Unit& unit = text_.units[end];
            any_han = any_han || unit.script == Script::han;
            for (std::size_t o = 1; o < unit.readings.size && found < others.size(); ++o)
                others[found++] = {end, o};
        }
        if (!any_han) return;
        emit(start, end, {}, {});
        std::size_t left = kMaxReadingsPerStart - 1;
        for (std::size_t i = 0; i < found && left > 0; ++i, --left) emit(start, end, others[i], {});
        for (std::size_t i = 1; i < found && left > 0; ++i) {
            if (others[i].at == others[0].at) continue;
            emit(start, end, others[0], others[i]);
            --left;
        }
    }

    void emit(std::size_t start, std::size_t end, Choice first, Choice second) {
        full_ = 'p';
        short_ = 'i';
        for (std::size_t i = start; i < end; ++i) {
            const Unit& unit = text_.units[i];
            if (unit.script != Script::han) {
                full_ += text_.latin(unit);
                short_ += text_.latin(unit);
                continue;
            }
            const std::size_t option = i == first.at    ? first.option
                                       : i == second.at ? second.option
                                                        : 0;
            full_ += unit.readings.options[option];
            short_ += unit.readings.options[option][0];
        }
        out_.add(std::string_view(full_).substr(0, kMaxPinyinChars + 1));
        out_.add(std::string_view(short_).substr(0, kMaxInitials + 1));
    }

    const Units& text_;
    std::size_t count_;
    TokenSet& out_;
    std::string full_, short_;
};

void add_phone(std::string_view text, TokenSet& out) {
    std::string digits = phone_digits(text);
    if (digits.size() > kMaxPhoneDigits) digits.resize(kMaxPhoneDigits);
    for (std::size_t at = 0; at + kMinPhoneTail <= digits.size(); ++at)
        out.add("t" + digits.substr(at));
}

void add_text(const IndexedText& item, TokenSet& out) {
    if (item.kind == TextKind::phone) {
        add_phone(item.text, out);
        return;
    }
    const bool spoken = item.kind == TextKind::name;
    const Units text = units_of(item.text, spoken ? Reading::spoken : Reading::none);
    const std::size_t limit = item.kind == TextKind::word ? kMaxWordUnits : kMaxNameUnits;
    const std::size_t count = std::min(text.units.size(), limit);
    add_fragments(text, count, item.kind != TextKind::word, out);
    add_joined(text, count, item.kind == TextKind::code ? 'n' : 'w', out);
    if (spoken) SpokenTokens(text, count, out).run();
}

}  // namespace

std::vector<std::string> index_tokens(const Document& document) {
    TokenSet out(48 * document.size(), kMaxTokens);
    for (const IndexedText& item : document) add_text(item, out);
    return out.take();
}

std::string org_token(std::int64_t org_id) {
    constexpr std::string_view digits = "0123456789abcdefghijklmnopqrstuvwxyz";
    std::string out;
    auto left = static_cast<std::uint64_t>(org_id);
    do {
        out += digits[left % 36];
        left /= 36;
    } while (left > 0);
    out += 'o';
    std::reverse(out.begin(), out.end());
    return out;
}

}  // namespace zhuli::text
