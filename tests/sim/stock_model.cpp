#include "tests/sim/stock_model.hpp"

#include <algorithm>

namespace zhuli::sim {

Shelf Stock::all(std::size_t product) const {
    Shelf sum;
    for (const Shelf& shelf : shelves_[product]) {
        sum.on_hand += shelf.on_hand;
        sum.reserved += shelf.reserved;
    }
    return sum;
}

std::optional<std::int64_t> Stock::move(std::size_t product, std::size_t warehouse,
                                        std::int64_t quantity) {
    Shelf& shelf = at(product, warehouse);
    const bool too_many = quantity > kMoveLimit || quantity < -kMoveLimit;
    if (quantity == 0 || too_many || shelf.on_hand + quantity < 0) return std::nullopt;
    shelf.on_hand += quantity;
    return std::max<std::int64_t>(0, shelf.reserved - shelf.on_hand);
}

std::optional<std::int64_t> Stock::count(std::size_t product, std::size_t warehouse,
                                         std::int64_t counted) {
    Shelf& shelf = at(product, warehouse);
    if (counted < 0 || counted > kMoveLimit) return std::nullopt;
    shelf.on_hand = counted;
    return std::max<std::int64_t>(0, shelf.reserved - counted);
}

bool Stock::transfer(std::size_t product, std::size_t from, std::size_t to, std::int64_t quantity) {
    if (quantity < 1 || from == to || quantity > at(product, from).available()) return false;
    if (flaw_ != Flaw::transfers_from_nothing) at(product, from).on_hand -= quantity;
    at(product, to).on_hand += quantity;
    return true;
}

}  // namespace zhuli::sim
