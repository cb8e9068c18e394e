// Purchasing in the test world: a supplier, and what is ordered from them and comes in.
#pragma once

#include <fmt/format.h>

#include "features/orders/shop_for_test.hpp"

namespace zhuli::purchasing {

using support::Answer;

struct Buying : orders::Shop {
    std::string supplier;

    explicit Buying(support::Engine engine = support::Engine::sqlite) : Shop(engine) {
        supplier = made("purchasing", "/suppliers", R"({"code":"S1","name":"永固五金"})");
    }

    Answer get(const std::string& who, const std::string& path) {
        return world.call(who, "GET", path);
    }
    Answer post(const std::string& who, const std::string& path, const std::string& body = "{}") {
        return world.call(who, "POST", path, body);
    }
    std::string places(const std::string& product) {
        return fmt::format(R"("product_id":"{}","supplier_id":"{}","warehouse_id":"{}")", product,
                           supplier, warehouse);
    }
    /// A purchase order that was sent; its path.
    std::string sent(const std::string& product, int quantity, const std::string& on) {
        const auto id =
            made("purchasing", "/purchase_orders",
                 fmt::format(R"({{"supplier_id":"{}","warehouse_id":"{}","expected_on":"{}",)"
                             R"("lines":[{{"product_id":"{}","quantity":{},"price_e4":50000}}]}})",
                             supplier, warehouse, on, product, quantity));
        const std::string path = "/purchase_orders/" + id;
        EXPECT_EQ(post("purchasing", path + "/sending").status, 200);
        return path;
    }
    Answer receive(const std::string& path, int quantity, const std::string& who = "warehouse") {
        const auto shown = get(who, path);
        const std::string line(shown.json.at("lines").at(0).at("id").as_string());
        return post(
            who, path + "/receipts",
            fmt::format(R"({{"lines":[{{"line_id":"{}","quantity":{}}}]}})", line, quantity));
    }
    /// A confirmed order of which a part waits.
    Answer waiting(const std::string& product, int quantity, const std::string& promised = "") {
        const auto more =
            promised.empty() ? std::string() : R"(,"promised_on":")" + promised + "\"";
        const auto order =
            enter(line(product, quantity), R"(,"confirm":true,"accept_shortage":true)" + more);
        EXPECT_EQ(order.status, 201) << order.body;
        return order;
    }
    std::int64_t held(const std::string& order) {
        return get("assistant", "/orders/" + order)
            .json.at("lines")
            .at(0)
            .at("reserved")
            .as_int64();
    }
    boost::json::value item(const std::string& product) {
        return get("assistant", "/stock/items?product_ids=" + product).json.at("items").at(0);
    }
    Answer count_stock(const std::string& product, int counted, const std::string& note = "盘点") {
        return post("warehouse", "/stock/counts",
                    fmt::format(R"({{"product_id":"{}","warehouse_id":"{}","counted":{},)"
                                R"("note":"{}"}})",
                                product, warehouse, counted, note));
    }
    std::size_t notices(const std::string& who, const std::string& kind) {
        const auto told = get(who, "/notices");
        std::size_t n = 0;
        for (const auto& one : told.json.at("items").as_array())
            n += one.at("kind").as_string() == kind ? 1 : 0;
        return n;
    }
};

inline std::string text_in(const boost::json::value& json, std::string_view name) {
    const auto* value = json.as_object().if_contains(name);
    return value != nullptr && value->is_string() ? std::string(value->as_string()) : "";
}

}  // namespace zhuli::purchasing
