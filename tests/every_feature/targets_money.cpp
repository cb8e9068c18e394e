// Records of what finance does, for the walk over every route.
#include <fmt/format.h>

#include "tests/every_feature/targets.hpp"

namespace zhuli::rights {

namespace {

using support::World;

std::string made(World& world, const std::string& owner, const std::string& path,
                 const std::string& body) {
    const std::string who = owner == "stranger" ? owner : "admin";
    const auto answer = world.call(who, "POST", path, body);
    if (answer.status >= 300)
        throw std::runtime_error(fmt::format("{} {}: {}", path, body, answer.body));
    return answer.text("id");
}

std::string fresh(std::string_view what) {
    static int last = 0;
    return fmt::format("{}{}", what, ++last);
}

std::string bank_receipt(World& world, const std::string& owner) {
    return made(
        world, owner, "/bank_receipts",
        fmt::format(R"({{"reference":"{}","received_on":"2026-11-24","payer_name":"某公司",)"
                    R"("amount_minor":900}})",
                    fresh("B")));
}

std::string customer(World& world, const std::string& owner) {
    return made(
        world, owner, "/customers",
        fmt::format(R"({{"name":"{} 公司","owner_id":"{}"}})", fresh("M"), world.id_of(owner).v));
}

std::string title_of(World& world, const std::string& owner, const std::string& of_customer) {
    return made(
        world, owner, "/invoice_titles",
        fmt::format(R"({{"customer_id":"{}","title_kind":"person","name":"王工"}})", of_customer));
}

std::string invoice_title(World& world, const std::string& owner) {
    return title_of(world, owner, customer(world, owner));
}

std::string invoice(World& world, const std::string& owner) {
    const auto buyer = customer(world, owner);
    const auto code = fresh("P");
    const auto product =
        made(world, owner, "/products",
             fmt::format(R"({{"code":"{0}","name":"{0}","list_price_e4":10000}})", code));
    const auto order =
        made(world, owner, "/orders",
             fmt::format(R"({{"customer_id":"{}","owner_id":"{}","confirm":true,)"
                         R"("confirmed_by":"王总","words":"行",)"
                         R"("accept_shortage":true,"lines":[{{"product_id":"{}","quantity":2}}]}})",
                         buyer, world.id_of(owner).v, product));
    return made(world, owner, "/invoices",
                fmt::format(R"({{"title_id":"{}",)"
                            R"("orders":[{{"order_id":"{}","amount_minor":1}}]}})",
                            title_of(world, owner, buyer), order));
}

std::string contract(World& world, const std::string& owner) {
    return made(world, owner, "/contracts",
                fmt::format(R"({{"customer_id":"{}","owner_id":"{}","title":"年度框架",)"
                            R"("from_on":"2026-01-01","until_on":"2026-12-31"}})",
                            customer(world, owner), world.id_of(owner).v));
}

constexpr Target kTargets[] = {
    {"/contracts", "contract", Target::owner, &contract},
    {"/bank_receipts", "bank_receipt", Target::everybody, &bank_receipt},
    {"/invoice_titles", "invoice_title", Target::owner, &invoice_title},
    {"/invoices", "invoice", Target::owner, &invoice},
};

}  // namespace

std::span<const Target> money_targets() { return kTargets; }

}  // namespace zhuli::rights
