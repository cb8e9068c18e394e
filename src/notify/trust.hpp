// Whose certificates connections accept beside those the system knows: a company's own authority,
// for its own mail server. Set once at start. Never makes a connection without a valid certificate.
#pragma once

#include <string>

namespace zhuli::notify {

/// A PEM file of certificates; empty: none.
void trust_authorities(const std::string& file);
const std::string& trusted_authorities();

}  // namespace zhuli::notify
