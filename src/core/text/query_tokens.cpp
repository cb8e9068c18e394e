#include <algorithm>

#include "core/text/contact.hpp"
#include "core/text/token_codes.hpp"
#include "core/text/tokens.hpp"
#include "core/text/utf8.hpp"

namespace zhuli::text {
namespace {

constexpr std::size_t kLongPhone = 7;  // digits; shorter ones may be several words

bool phone_shaped(std::string_view query) {
    std::size_t digits = 0;
    for (const char c : query) {
        if (c >= '0' && c <= '9')
            ++digits;
        else if (std::string_view(" -+()./").find(c) == std::string_view::npos)
            return false;
    }
    return digits >= kLongPhone;
}

bool all_digits(std::string_view s) {
    return std::all_of(s.begin(), s.end(), [](char c) { return c >= '0' && c <= '9'; });
}

class QueryBuilder {
 public:
    explicit QueryBuilder(Closeness closeness) : closeness_(closeness) {}

    void phone(std::string_view query) {
        std::string typed;
        for (const char c : query)
            if (c >= '0' && c <= '9') typed += c;
        QueryGroup group;
        phone_terms(group, typed);
        word_terms(group, typed);
        put(std::move(group));
    }

    void words(const Units& text) {
        for (std::size_t i = 0; i < text.units.size();) {
            const Unit& unit = text.units[i];
            if (unit.script == Script::other) {
                put({{{other_token(text, unit), true}}});
                ++i;
            } else {
                i = unit.script == Script::han ? ideographs(text, i) : latin(text, i);
            }
        }
    }

    std::vector<QueryGroup> take() { return std::move(groups_); }

 private:
    std::size_t ideographs(const Units& text, std::size_t i) {
        std::size_t end = i + 1;
        while (end < text.units.size() && text.units[end].script == Script::han &&
               !text.units[end].after_space)
            ++end;
        if (end - i == 1 || closeness_ == Closeness::scattered) {
            for (; i < end; ++i) put({{{single_token(text.units[i].code), false}}});
        } else {
            for (; i + 1 < end; ++i)
                put({{{bigram_token(text.units[i].code, text.units[i + 1].code), false}}});
        }
        return end;
    }

    std::size_t latin(const Units& text, std::size_t i) {
        std::string word(text.latin(text.units[i]));
        while (++i < text.units.size() && is_latin(text.units[i]) && !text.units[i].after_space)
            word += text.latin(text.units[i]);
        QueryGroup group;
        word_terms(group, word);
        if (all_digits(word)) {
            if (word.size() > 1) phone_terms(group, word);
        } else {
            spoken_terms(group, word);
        }
        put(std::move(group));
        return i;
    }

    static void term(QueryGroup& group, char kind, std::string_view rest, std::size_t limit) {
        QueryTerm made{kind + std::string(rest.substr(0, limit)), true};
        if (std::find(group.any.begin(), group.any.end(), made) == group.any.end())
            group.any.push_back(std::move(made));
    }

    static void word_terms(QueryGroup& group, std::string_view word) {
        term(group, 'w', word, kMaxWordChars);
        term(group, 'n', word, kMaxWordChars);
    }

    static void spoken_terms(QueryGroup& group, std::string_view word) {
        term(group, 'i', word, kMaxInitials);
        if (word.size() < 2) return;
        term(group, 'p', word, kMaxPinyinChars);
        std::string passport(word);  // lyu, nyu: ü as passports spell it
        for (std::size_t at = 0; (at = passport.find("yu", at)) != std::string::npos; ++at)
            if (at > 0 && (passport[at - 1] == 'l' || passport[at - 1] == 'n'))
                passport.replace(at, 2, 1, 'v');
        term(group, 'p', passport, kMaxPinyinChars);
    }

    static void phone_terms(QueryGroup& group, std::string_view typed) {
        term(group, 't', typed, kMaxPhoneDigits);
        if (typed.size() < kLongPhone) return;
        for (const std::string_view before : {"0086", "86", "00", "0"})
            if (typed.substr(0, before.size()) == before && typed.size() >= kLongPhone + 2)
                term(group, 't', typed.substr(before.size()), kMaxPhoneDigits);
    }

    void put(QueryGroup group) {
        if (groups_.size() < kMaxQueryGroups) groups_.push_back(std::move(group));
    }

    Closeness closeness_;
    std::vector<QueryGroup> groups_;
};

/// What index_tokens() makes of a `word`: two neighbouring ideographs, and beginnings of words.
class WordQueryBuilder {
 public:
    void words(const Units& text) {
        for (std::size_t i = 0; i < text.units.size(); ++i) {
            const Unit& unit = text.units[i];
            if (unit.script == Script::other)
                put({other_token(text, unit), true});
            else if (is_latin(unit))
                put({"w" + std::string(text.latin(unit).substr(0, kMaxWordChars)), true});
            else if (i + 1 < text.units.size() && follows(unit, text.units[i + 1]))
                put({bigram_token(unit.code, text.units[i + 1].code), false});
        }
    }

    std::vector<QueryGroup> take() { return std::move(groups_); }

 private:
    static bool follows(const Unit& unit, const Unit& next) {
        return unit.script == Script::han && next.script == Script::han && !next.after_space;
    }

    void put(QueryTerm term) {
        if (groups_.size() < kMaxQueryGroups) groups_.push_back({{std::move(term)}});
    }

    std::vector<QueryGroup> groups_;
};

std::string_view cut(std::string_view query) {
    std::size_t size = std::min(query.size(), kMaxQueryBytes);
    while (size < query.size() && size > 0 && (query[size] & 0xC0) == 0x80) --size;
    return query.substr(0, size);
}

}  // namespace

std::vector<QueryGroup> word_query_tokens(std::string_view query) {
    WordQueryBuilder builder;
    builder.words(units_of(cut(query), Reading::none));
    return builder.take();
}

std::vector<QueryGroup> query_tokens(std::string_view query, Closeness closeness) {
    query = cut(query);
    QueryBuilder builder(closeness);
    if (const std::string folded = fold(query); phone_shaped(folded)) {
        builder.phone(folded);
    } else {
        builder.words(units_of(query, Reading::none));
    }
    return builder.take();
}

}  // namespace zhuli::text
