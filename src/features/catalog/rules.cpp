#include "features/catalog/rules.hpp"

#include <algorithm>

#include "features/catalog/model_parameters.hpp"

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

std::string at(std::string_view list, std::size_t i, std::string_view member) {
    return std::string(list) + "." + std::to_string(i) + "." + std::string(member);
}

const Parameter* find_parameter(std::span<const Parameter> among, std::string_view name) {
    for (const Parameter& one : among)
        if (is_same_name(one.name, name)) return &one;
    return nullptr;
}

void check_parameters(const Product& product, std::vector<FieldProblem>& problems) {
    const std::span<const Parameter> all = product.parameters;
    if (all.size() > kParametersLimit) {
        problems.push_back(
            {"parameters", "field.too_many", {{"max", std::to_string(kParametersLimit)}}});
        return;
    }
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (all[i].name.empty())
            problems.push_back({at("parameters", i, "name"), "field.required", {}});
        else if (find_parameter(all.first(i), all[i].name) != nullptr)
            problems.push_back({at("parameters", i, "name"), "catalog.named_twice", {}});
        if (all[i].value.empty())
            problems.push_back({at("parameters", i, "value"), "field.required", {}});
    }
}

void check_substitutes(const Product& product, std::vector<FieldProblem>& problems) {
    const std::span<const Substitute> all = product.substitutes;
    if (all.size() > kSubstitutesLimit) {
        problems.push_back(
            {"substitutes", "field.too_many", {{"max", std::to_string(kSubstitutesLimit)}}});
        return;
    }
    for (std::size_t i = 0; i < all.size(); ++i) {
        const Id id = all[i].product_id;
        const auto is_it = [id](const Substitute& one) { return one.product_id == id; };
        const std::string path = at("substitutes", i, "product_id");
        if (!id)
            problems.push_back({path, "field.required", {}});
        else if (id == product.id)
            problems.push_back({path, "catalog.its_own_substitute", {}});
        else if (std::ranges::any_of(all.first(i), is_it))
            problems.push_back({path, "catalog.named_twice", {}});
    }
}

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
    check_parameters(product, problems);
    check_substitutes(product, problems);
    if (problems.empty()) return Done{};
    return Problem::invalid(std::move(problems));
}

void drop_stray_claims(Product& product) {
    std::vector<SubstituteClaim> kept;
    for (SubstituteClaim& claim : product.substitute_claims) {
        const bool is_one = std::ranges::find(product.substitutes, claim.product_id,
                                              &Substitute::product_id) != product.substitutes.end();
        if (is_one &&
            std::ranges::find(kept, claim.product_id, &SubstituteClaim::product_id) == kept.end())
            kept.push_back(std::move(claim));
    }
    product.substitute_claims = std::move(kept);
}

std::vector<Difference> differences(const Product& product, const Product& substitute) {
    std::vector<Difference> found;
    for (const Parameter& ours : product.parameters) {
        const Parameter* theirs = find_parameter(substitute.parameters, ours.name);
        if (theirs == nullptr || value_key(shown(ours)) != value_key(shown(*theirs)))
            found.push_back({ours.name.v, shown(ours), theirs ? shown(*theirs) : ""});
    }
    for (const Parameter& theirs : substitute.parameters)
        if (find_parameter(product.parameters, theirs.name) == nullptr)
            found.push_back({theirs.name.v, "", shown(theirs)});
    return found;
}

}  // namespace zhuli::catalog
