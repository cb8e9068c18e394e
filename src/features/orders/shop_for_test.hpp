// A small shop in the test world: a customer of the assistant, a warehouse, products with stock.
#pragma once

#include <gtest/gtest.h>

#include "storage/tx.hpp"
#include "tests/support/world/world.hpp"

namespace zhuli::orders {

struct Shop {
    static constexpr const char* kSaysYes = R"({"confirmed_by":"王总","words":"就这么定"})";
    static constexpr const char* kYes = R"(,"confirmed_by":"王总","words":"就这么定")";
    support::World world;
    std::string customer, warehouse;

    explicit Shop(support::Engine engine = support::Engine::sqlite) : world(engine) {
        customer = made("assistant", "/customers", R"({"name":"杭州精工机械有限公司"})");
        warehouse = made("warehouse", "/warehouses", R"({"code":"W1","name":"一号仓"})");
    }

    /// Posts what must be created, and returns its id.
    std::string made(const std::string& who, const std::string& path, const std::string& body) {
        const auto answer = world.call(who, "POST", path, body);
        EXPECT_EQ(answer.status, 201) << path << " " << answer.body;
        return answer.text("id");
    }
    std::string product(const std::string& code, int on_hand, int price_e4 = 125'000) {
        const std::string id =
            made("purchasing", "/products",
                 R"({"code":")" + code + R"(","name":"螺丝 )" + code + R"(","list_price_e4":)" +
                     std::to_string(price_e4) + R"(,"floor_price_e4":)" +
                     std::to_string(price_e4 / 2) + "}");
        if (on_hand > 0) move(id, on_hand, "opening");
        return id;
    }
    support::Answer move(const std::string& product, int quantity, const std::string& reason) {
        return world.call("warehouse", "POST", "/stock/moves",
                          R"({"product_id":")" + product + R"(","warehouse_id":")" + warehouse +
                              R"(","quantity":)" + std::to_string(quantity) + R"(,"reason":")" +
                              reason + R"(","note":"盘点"})");
    }
    static std::string line(const std::string& product, int quantity) {
        return R"({"product_id":")" + product + R"(","quantity":)" + std::to_string(quantity) + "}";
    }
    /// Who confirms it says so, unless the test says who.
    support::Answer enter(const std::string& lines, const std::string& more = "") {
        const bool unsaid = more.find(R"("confirm":true)") != more.npos &&
                            more.find(R"("confirmed_by")") == more.npos;
        return world.call("assistant", "POST", "/orders",
                          R"({"customer_id":")" + customer + R"(","lines":[)" + lines + "]" + more +
                              (unsaid ? kYes : "") + "}");
    }
    support::Answer act(const std::string& who, const std::string& order, const std::string& noun,
                        const std::string& body = "{}") {
        const bool says = noun == "confirmation" && body == "{}";
        return world.call(who, "POST", "/orders/" + order + "/" + noun, says ? kSaysYes : body);
    }
    std::int64_t available(const std::string& product) {
        const auto answer =
            world.call("assistant", "GET", "/stock/available?product_ids=" + product);
        return answer.json.at("items").at(0).at("available").as_int64();
    }
    std::int64_t count(const char* what, const std::string& entity_id) {
        const storage::Sql events{"test.events",
                                  "SELECT COUNT(*) FROM event WHERE org_id = $1"
                                  " AND entity_id = $2"};
        const storage::Sql audit{"test.audit",
                                 "SELECT COUNT(*) FROM audit WHERE org_id = $1"
                                 " AND entity_id = $2"};
        std::int64_t n = 0;
        world.db().read(world.org(), [&](storage::Tx& tx) {
            n = *tx.scalar<std::int64_t>(std::string_view(what) == "event" ? events : audit,
                                         Id{std::stoll(entity_id)});
        });
        return n;
    }
    /// Every check of the doctor holds.
    void expect_sound() {
        for (const Feature* feature : support::all_features())
            for (const storage::Check& check : feature->checks)
                world.db().read(world.org(), [&](storage::Tx& tx) {
                    tx.each(check.sql, [&](const storage::RowView& row) {
                        ADD_FAILURE() << check.name << ": " << row.text(0);
                    });
                });
    }
};

inline std::vector<std::string> strings_in(const boost::json::value& list) {
    std::vector<std::string> out;
    for (const auto& item : list.as_array()) out.emplace_back(item.as_string());
    return out;
}

}  // namespace zhuli::orders
