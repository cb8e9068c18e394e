#include "features/catalog/rules.hpp"

namespace zhuli::catalog {

namespace {

using enum Role;

constexpr Permission kPermissions[] = {
    {"catalog.read",
     {{assistant, Scope::org},
      {manager, Scope::org},
      {finance, Scope::org},
      {warehouse, Scope::org},
      {purchasing, Scope::org},
      {service, Scope::org},
      {marketing, Scope::org},
      {admin, Scope::org},
      {auditor, Scope::org}}},
    {"catalog.edit", {{purchasing, Scope::org}, {admin, Scope::org}}},
    {"catalog.cost",
     {{manager, Scope::org},
      {finance, Scope::org},
      {purchasing, Scope::org},
      {admin, Scope::org},
      {auditor, Scope::org}}},
};

}  // namespace

std::span<const Permission> permissions() { return kPermissions; }

Result<> check(const Product& product) {
    std::vector<FieldProblem> problems;
    const auto refuse_negative = [&](std::string_view field, std::int64_t value) {
        if (value < 0) problems.push_back({std::string(field), "catalog.negative", {}});
    };
    refuse_negative("list_price_e4", product.list_price_e4.v);
    refuse_negative("floor_price_e4", product.floor_price_e4.v);
    refuse_negative("cost_e4", product.cost_e4.v);
    refuse_negative("safety_stock", product.safety_stock.v);
    if (product.floor_price_e4 > product.list_price_e4)
        problems.push_back({"floor_price_e4", "catalog.floor_above_list", {}});
    if (problems.empty()) return Done{};
    return Problem::invalid(std::move(problems));
}

}  // namespace zhuli::catalog
