// For the doctor's world: prices, money that came in and what was invoiced of it.
#pragma once

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "tests/every_feature/doctor_care.hpp"
#include "tests/support/world/world.hpp"

namespace zhuli::every_feature {

namespace doctors {

inline std::string made(support::World& world, const char* who, const std::string& path,
                        const std::string& body) {
    const auto answer = world.call(who, "POST", path, body);
    EXPECT_LT(answer.status, 300) << path << " " << answer.body;
    return answer.text("id");
}

}  // namespace doctors

/// One for everybody, and one customer's own.
inline void price_lists(support::World& world, const std::string& customer,
                        const std::string& product) {
    const auto lines = fmt::format(
        R"("valid_from":"2026-11-01","lines":[{{"product_id":"{}","unit_price_e4":9}}])", product);
    doctors::made(world, "manager", "/price_lists", R"({"name":"A",)" + lines + "}");
    doctors::made(
        world, "manager", "/price_lists",
        R"({"name":"B","audience":"customer","customer_id":")" + customer + "\"," + lines + "}");
}

/// A contract that another one follows, and one that ended before its time.
inline void contracts(support::World& world, const std::string& customer,
                      const std::string& order) {
    const auto written = [&](int year, const std::string& more) {
        return doctors::made(
            world, "assistant", "/contracts",
            fmt::format(R"({{"customer_id":"{0}","title":"框架 {1}","from_on":"{1}-01-01",)"
                        R"("until_on":"{1}-12-31"{2}}})",
                        customer, year, more));
    };
    const auto first = written(2026, R"(,"order_ids":[")" + order + R"("])");
    written(2027, R"(,"renews_id":")" + first + "\"");
    const auto other = written(2028, "");
    const auto ended = world.call("assistant", "POST", "/contracts/" + other + "/ending",
                                  R"({"reason":"客户停产"})");
    EXPECT_EQ(ended.status, 200) << ended.body;
}

/// Money of which some is an order's, an invoice of some of it, and an order with a plan that
/// is released before it is paid.
inline void money(support::World& world, const std::string& customer, const std::string& order,
                  const std::string& product) {
    const auto planned = doctors::made(
        world, "assistant", "/orders",
        fmt::format(R"({{"customer_id":"{}","confirm":true,"pay_term":"instalments",)"
                    R"("confirmed_by":"王总","words":"行",)"
                    R"("instalments":[{{"due_when":"before_shipping","percent":40}},)"
                    R"({{"due_when":"after_delivery","days":30,"percent":60}}],)"
                    R"("lines":[{{"product_id":"{}","quantity":1,"unit_price_e4":90000}}]}})",
                    customer, product));
    doctors::made(world, "finance", "/orders/" + planned + "/payment_releases",
                  R"({"reason":"老客户"})");
    contracts(world, customer, planned);
    const auto came = doctors::made(world, "finance", "/bank_receipts",
                                    R"({"reference":"T1","received_on":"2026-11-24",)"
                                    R"("payer_name":"杭州精工机械有限公司","amount_minor":1000})");
    doctors::made(world, "finance", "/bank_receipts/" + came + "/matching",
                  fmt::format(R"({{"orders":[{{"order_id":"{}","amount_minor":600}}]}})", order));
    const auto title = doctors::made(world, "assistant", "/invoice_titles",
                                     fmt::format(R"({{"customer_id":"{}","title_kind":"person",)"
                                                 R"("name":"王工"}})",
                                                 customer));
    doctors::made(
        world, "assistant", "/invoices",
        fmt::format(R"({{"title_id":"{}","orders":[{{"order_id":"{}","amount_minor":700}}]}})",
                    title, order));
    use_voucher(world, customer, order);
}

}  // namespace zhuli::every_feature
