#include "features/identity/use_cases_links.hpp"

#include "features/identity/secrets.hpp"

namespace zhuli::identity {

std::string hash_of_link(std::string_view token) { return hash_of(token); }

std::string fingerprint_of(std::string_view text) { return hash_of(text); }

PrivateLink fresh_link(Id org) {
    const std::string token = std::to_string(org.v) + "." + random_secret();
    return {token, hash_of_link(token)};
}

}  // namespace zhuli::identity
