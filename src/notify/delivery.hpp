// What became of a message that left the product. Nobody's fault is an exception here: the other
// side being away, refusing or answering nonsense is the normal case.
#pragma once

#include <cstdint>
#include <string>

namespace zhuli::notify {

enum class Outcome : std::uint8_t {
    sent,
    try_later,  // away, too busy, timed out
    refused,    // wrong address, wrong secret: trying again cannot help
};

struct Delivery {
    Outcome outcome = Outcome::try_later;
    std::string why;  // what the other side said, at most kWhyLimit bytes; never a secret
};

inline constexpr std::size_t kWhyLimit = 300;

}  // namespace zhuli::notify
