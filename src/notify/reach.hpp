// Where connections may go. Addresses people type in settings must not lead into the machine's own
// network (SSRF): the address a name stands for is looked at when the connection is made, so that a
// name that changes its address between check and use gains nothing.
#pragma once

#include <string_view>

struct sockaddr;

namespace zhuli::notify {

/// False for loopback, private, link-local, shared, multicast and reserved addresses, also when
/// written as IPv4 inside IPv6 (RFC 6890).
bool is_public(const sockaddr& address);
/// The same of an address in text; false for what is none.
bool is_public(std::string_view address);

/// For a company's own mail server, and for tests: connections may go anywhere. Set once at start.
void allow_private_addresses(bool allowed);
bool private_addresses_allowed();

}  // namespace zhuli::notify
