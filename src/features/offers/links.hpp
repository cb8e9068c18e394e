// The text of a private link: whose organisation, and a secret of which only the hash is kept.
#pragma once

#include <string>
#include <string_view>

#include "core/value/id.hpp"

namespace zhuli::offers {

struct Link {
    std::string token;  // "ORG.SECRET", told once
    std::string hash;
};

Link fresh_link(Id org);
std::string hash_of_link(std::string_view token);

}  // namespace zhuli::offers
