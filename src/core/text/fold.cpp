#include "core/text/fold.hpp"

#include <unicode/normalizer2.h>
#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <memory>

#include "core/invariant.hpp"
#include "core/text/han_table.hpp"
#include "core/text/utf8.hpp"

namespace zhuli::text {
namespace {

constexpr char32_t kFullWidthFirst = 0xFF01, kFullWidthLast = 0xFF5E, kFullWidthShift = 0xFEE0;

const icu::Normalizer2& normal_form(const char* name) {
    UErrorCode status = U_ZERO_ERROR;
    const bool case_folding = std::string_view(name) == "nfkc_cf";
    const auto* form = case_folding ? icu::Normalizer2::getNFKCCasefoldInstance(status)
                                    : icu::Normalizer2::getNFKDInstance(status);
    INVARIANT(U_SUCCESS(status), name);
    return *form;
}

// What needs no table of ICU: nearly everything in a Chinese customer list.
bool fold_simple(char32_t c, char32_t& out) {
    if (c >= kFullWidthFirst && c <= kFullWidthLast) c -= kFullWidthShift;
    if (c == 0x3000) c = ' ';
    if (c < 0x80) {
        out = c >= 'A' && c <= 'Z' ? c + 32 : c;
        return true;
    }
    out = HanTable::get().folded(c);
    return HanTable::covers(c) || (c >= 0x3001 && c <= 0x3020);
}

std::string casefolded_by_icu(std::string_view s) {
    static const icu::Normalizer2& form = normal_form("nfkc_cf");
    UErrorCode status = U_ZERO_ERROR;
    std::string out;
    icu::StringByteSink<std::string> sink(&out);
    const icu::StringPiece piece(s.data(), static_cast<std::int32_t>(s.size()));
    form.normalizeUTF8(0, piece, sink, nullptr, status);
    INVARIANT(U_SUCCESS(status));
    return out;
}

void add_folded(FoldedCode& out, char32_t c) {
    if (out.size == kMaxFolded) return;
    if (u_charType(static_cast<UChar32>(c)) == U_NON_SPACING_MARK) return;
    if (c == 0xDF || c == 0x1E9E) {
        add_folded(out, 's');
        c = 's';
    }
    if (out.size == kMaxFolded) return;
    const auto lower = static_cast<char32_t>(u_foldCase(static_cast<UChar32>(c), 0));
    out.codes[out.size++] = HanTable::get().folded(lower);
}

}  // namespace

bool is_ideographic(char32_t c) {
    if (HanTable::covers(c)) return true;
    if (c < 0x3005) return c >= 0x1100 && c < 0x1200;
    return c == 0x3005 || c == 0x3007 || (c >= 0x3041 && c <= 0x30FF && c != 0x30FB) ||
           (c >= 0xAC00 && c < 0xD7A4) || (c >= 0xF900 && c < 0xFB00) ||
           (c >= 0x20000 && c < 0x323B0);
}

Script script_of(char32_t c) {
    if (c >= 'a' && c <= 'z') return Script::latin;
    if (c >= '0' && c <= '9') return Script::digit;
    if (c < 0x80) return Script::none;
    if (is_ideographic(c)) return Script::han;
    return u_isalnum(static_cast<UChar32>(c)) ? Script::other : Script::none;
}

FoldedCode fold_code(char32_t c) {
    FoldedCode out;
    if (fold_simple(c, out.codes[0])) {
        out.size = 1;
        return out;
    }
    static const icu::Normalizer2& form = normal_form("nfkd");
    icu::UnicodeString pieces;
    const bool hangul = c >= 0xAC00 && c < 0xD7A4;
    if (hangul || !form.getDecomposition(static_cast<UChar32>(c), pieces)) {
        add_folded(out, c);
        return out;
    }
    for (std::int32_t at = 0; at < pieces.length(); at = pieces.moveIndex32(at, 1))
        add_folded(out, static_cast<char32_t>(pieces.char32At(at)));
    return out;
}

std::string fold(std::string_view s, Spaces spaces) {
    std::string out;
    out.reserve(s.size());
    bool simple = true;
    for (std::size_t at = 0; at < s.size() && simple;) {
        const Decoded d = decode(s, at);
        char32_t c = 0;
        simple = fold_simple(d.code, c);
        append(out, c);
        at += d.size;
    }
    if (!simple) {
        const std::string whole = casefolded_by_icu(valid_utf8(s) ? s : to_utf8(code_points(s)));
        out.clear();
        for (const char32_t c : code_points(whole)) append(out, HanTable::get().folded(c));
    }
    if (spaces == Spaces::keep) return out;
    std::string kept;
    for (const char32_t c : code_points(out))
        if (script_of(c) != Script::none) append(kept, c);
    return kept;
}

std::string simplified(std::string_view s) {
    const HanTable& table = HanTable::get();
    std::string out;
    out.reserve(s.size());
    for (const char32_t c : code_points(s)) append(out, table.simplified(c));
    return out;
}

std::string traditional(std::string_view s) {
    // Constant after construction, and transliterate() is const: safe to share.
    static const std::unique_ptr<icu::Transliterator> rules = [] {
        UErrorCode status = U_ZERO_ERROR;
        std::unique_ptr<icu::Transliterator> made(
            icu::Transliterator::createInstance("Simplified-Traditional", UTRANS_FORWARD, status));
        INVARIANT(U_SUCCESS(status), "Simplified-Traditional");
        return made;
    }();
    auto text = icu::UnicodeString::fromUTF8({s.data(), static_cast<std::int32_t>(s.size())});
    rules->transliterate(text);
    std::string out;
    return text.toUTF8String(out);
}

}  // namespace zhuli::text
