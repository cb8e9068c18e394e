#include "tests/every_feature/targets_shipping.hpp"

#include <fmt/format.h>

#include "features/logistics/use_cases_follow.hpp"
#include "storage/database.hpp"

namespace zhuli::rights {

namespace {

using support::World;

std::string caller_of(const std::string& owner) { return owner == "stranger" ? owner : "admin"; }

constexpr const char* kConfirmation = "/confirmation";
constexpr const char* kYes = R"({"confirmed_by":"王总","words":"行"})";

/// Of a confirmed order; of a waybill all of it is shipped.
std::string dispatched(World& world, const std::string& owner, const std::string& collection) {
    const auto order = stocked_order(world, owner);
    made_for(world, owner, "/orders/" + order + kConfirmation, kYes);
    if (collection == "/waybills") made_for(world, owner, "/orders/" + order + "/shipments", "{}");
    const Ctx ctx = world.system_of(owner);
    const auto looked = storage::write_now(world.db(), ctx, [&](storage::Tx& tx) {
        return logistics::look_again(tx, ctx, Id{std::stoll(order)});
    });
    if (!looked.ok()) throw std::runtime_error(looked.problem().code);
    const auto found = world.call(caller_of(owner), "GET", collection + "?order_id=" + order);
    return std::string(found.json.at("items").at(0).at("id").as_string());
}

}  // namespace

std::string sales_return(World& world, const std::string& owner) {
    const auto path = "/orders/" + stocked_order(world, owner);
    for (const char* noun : {kConfirmation, "/shipments", "/delivery"})
        made_for(world, owner, path + noun, noun == kConfirmation ? kYes : "{}");
    const auto shown = world.call(caller_of(owner), "GET", path);
    const std::string line(shown.json.at("lines").at(0).at("id").as_string());
    const auto back = world.call(
        caller_of(owner), "POST", path + "/returns",
        fmt::format(R"({{"reason":"坏了","lines":[{{"line_id":"{}","quantity":1}}]}})", line));
    return std::string(back.json.at("returns").at(0).at("id").as_string());
}

std::string dispatch(World& world, const std::string& owner) {
    return dispatched(world, owner, "/dispatches");
}

std::string waybill(World& world, const std::string& owner) {
    return dispatched(world, owner, "/waybills");
}

std::string carrier(World& world, const std::string& owner) {
    static int last = 0;
    return made_for(world, owner, "/carriers", fmt::format(R"({{"name":"承运商 {}"}})", ++last));
}

}  // namespace zhuli::rights
