// The reference model of stock: what lies in which warehouse and how much of it is promised. The
// rules once more, as simple as they can be said, over plain numbers. Knows nothing of the product.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>

#include "tests/sim/flaws.hpp"

namespace zhuli::sim {

inline constexpr std::size_t kProducts = 4, kWarehouses = 3;
inline constexpr std::int64_t kMoveLimit = 1'000'000'000;

struct Shelf {
    std::int64_t on_hand = 0, reserved = 0;
    std::int64_t available() const { return on_hand - reserved; }
};

class Stock {
 public:
    explicit Stock(Flaw flaw = Flaw::none) : flaw_(flaw) {}

    Shelf& at(std::size_t product, std::size_t warehouse) { return shelves_[product][warehouse]; }
    const Shelf& at(std::size_t product, std::size_t warehouse) const {
        return shelves_[product][warehouse];
    }
    /// Over all warehouses.
    Shelf all(std::size_t product) const;

    /// How much of what orders hold there is not there any more; nothing: it may not.
    std::optional<std::int64_t> move(std::size_t product, std::size_t warehouse,
                                     std::int64_t quantity);
    std::optional<std::int64_t> count(std::size_t product, std::size_t warehouse,
                                      std::int64_t counted);
    /// Only what is free goes.
    bool transfer(std::size_t product, std::size_t from, std::size_t to, std::int64_t quantity);

 private:
    std::array<std::array<Shelf, kWarehouses>, kProducts> shelves_;
    Flaw flaw_;
};

}  // namespace zhuli::sim
