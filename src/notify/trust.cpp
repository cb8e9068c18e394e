#include "notify/trust.hpp"

namespace zhuli::notify {

namespace {

std::string& trusted() {
    static std::string file;
    return file;
}

}  // namespace

void trust_authorities(const std::string& file) { trusted() = file; }
const std::string& trusted_authorities() { return trusted(); }

}  // namespace zhuli::notify
