// Private links: a text of which only the hash is kept. Who has it acts without signing in; what it
// opens is for the capability that made it. Also the fingerprint that proves a text unchanged.
#pragma once

#include <string>
#include <string_view>

#include "core/value/id.hpp"

namespace zhuli::identity {

struct PrivateLink {
    std::string token;  // "ORG.SECRET", told once
    std::string hash;
};

PrivateLink fresh_link(Id org);
std::string hash_of_link(std::string_view token);
/// BLAKE2b-256, hex.
std::string fingerprint_of(std::string_view text);

}  // namespace zhuli::identity
