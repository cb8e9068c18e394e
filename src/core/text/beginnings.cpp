#include "core/text/beginnings.hpp"

#include <algorithm>

#include "core/text/token_set.hpp"

namespace zhuli::text {

namespace {

constexpr std::size_t kTyped = 4;  // characters of a beginning that is a word: most are no longer
constexpr std::size_t kLongDigits = 8;  // two numbers that repeat themselves share shorter parts

bool of(std::string_view classes, std::string_view token) {
    return classes.find(token[0]) != std::string_view::npos;
}

/// Initials and digits: each part of some characters is a word, and longer questions ask for
/// several.
bool in_parts(std::string_view token) { return of("it", token); }

/// `size` characters of `token` from `at` on, as a token.
std::string part(std::string_view token, std::size_t at, std::size_t size) {
    return token[0] + std::string(token.substr(at, size));
}

void add_beginnings(std::string_view token, TokenSet& out) {
    for (std::size_t size = 2; size <= std::min(token.size(), kTyped + 1); ++size)
        out.add(token.substr(0, size));
}

void add_parts(std::string_view token, TokenSet& out) {
    for (std::size_t at = 1; at + kTyped <= token.size(); ++at) out.add(part(token, at, kTyped));
    if (token[0] == 't' && token.size() > kLongDigits) out.add(part(token, 1, kLongDigits));
}

}  // namespace

std::string words_of_tokens(std::string_view tokens) {
    TokenSet out(tokens.size() / 3, kMaxTokens * (kTyped + 1));
    while (!tokens.empty()) {
        const auto token = tokens.substr(0, tokens.find(' '));
        tokens.remove_prefix(std::min(tokens.size(), token.size() + 1));
        if (token.empty()) continue;
        if (of("pwnxit", token)) add_beginnings(token, out);
        if (in_parts(token))
            add_parts(token, out);
        else
            out.add(token);
    }
    std::string words;
    for (const auto& word : out.take()) (words += words.empty() ? "" : " ") += word;
    return words;
}

std::string word_question(const QueryTerm& term) {
    if (!term.prefix || term.token.size() <= kTyped + 1) return term.token;
    if (!in_parts(term.token)) return term.token + "*";
    const bool long_digits = term.token[0] == 't' && term.token.size() > kLongDigits;
    const std::size_t size = long_digits ? kLongDigits : kTyped;
    std::string all;
    for (std::size_t at = 1; at + size <= term.token.size(); ++at)
        (all += all.empty() ? "(" : " AND ") += part(term.token, at, size);
    return all + ")";
}

}  // namespace zhuli::text
