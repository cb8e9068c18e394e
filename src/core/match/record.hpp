// What the matcher is told of records: a list of typed fields, the same for every kind of record.
// A value is text as people type it; an empty one says nothing, neither for nor against. Phones,
// e-mails and identifiers may hold several values, apart by line ends, ';' or '、'.
// Knows no capability: who owns the records says which fields take part.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace zhuli::match {

enum class Kind : std::uint8_t {
    name,     // a company, place or product: words, legal form and region told apart
    person,   // a person's name or part of one
    address,  // or a part of one: street, district, city
    phone,
    email,
    identifier,  // credit code, postcode, number of a document: whole or mistyped
    date,
    number,  // price, size
    text,    // anything longer
};

struct Field {
    std::string name;
    Kind kind = Kind::text;
};
using Schema = std::vector<Field>;

inline constexpr std::size_t kMaxFields = 24;
inline constexpr std::size_t kMaxWords = 48;         // of one value; the rest is not compared
inline constexpr std::size_t kMaxValueBytes = 2000;  // of one value; likewise

/// How far two values agree; missing when either is empty.
enum class Level : std::uint8_t { missing, different, related, similar, close, same };
inline constexpr std::size_t kLevels = 6;

}  // namespace zhuli::match
