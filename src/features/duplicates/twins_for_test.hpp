// A shop whose customers are merged and taken apart again: who is added, what they do, and a look
// at everything that is kept about customers.
#pragma once

#include <fmt/format.h>

#include "features/orders/shop_for_test.hpp"

namespace zhuli::duplicates {

using support::Answer;

struct Twins : testing::TestWithParam<support::Engine> {
    orders::Shop shop{GetParam()};
    support::World& world = shop.world;
    std::string product = shop.product("A", 10'000);

    void TearDown() override { shop.expect_sound(); }

    std::string customer(const std::string& name, const std::string& more = "",
                         const std::string& who = "assistant") {
        return shop.made(who, "/customers", R"({"name":")" + name + "\"" + more + "}");
    }
    void talk(const std::string& id, const std::string& words = "聊过",
              const std::string& channel = "phone") {
        shop.made("assistant", "/customers/" + id + "/interactions",
                  fmt::format(R"({{"channel":"{}","words":"{}"}})", channel, words));
    }
    std::string order(const std::string& id, int quantity = 1) {
        return shop.made("assistant", "/orders",
                         fmt::format(R"({{"customer_id":"{}","confirm":true,"confirmed_by":"王总",)"
                                     R"("words":"行","lines":[{}]}})",
                                     id, orders::Shop::line(product, quantity)));
    }
    void pay(const std::string& order_id, int amount_minor) {
        const auto paid = shop.act("finance", order_id, "receipts",
                                   fmt::format(R"({{"amount_minor":{}}})", amount_minor));
        EXPECT_EQ(paid.status, 201) << paid.body;
    }
    std::string plan(const std::string& id, int days = 2) {
        return shop.made("assistant", "/follow_ups",
                         fmt::format(R"({{"customer_id":"{}","due_at":{}}})", id,
                                     world.now.plus_ms(days * kDayMs).v));
    }
    Answer merge(const std::string& winner, const std::string& loser, const std::string& picks = "",
                 const std::string& who = "assistant") {
        return world.call(who, "POST", "/customer_merges", question(winner, loser, picks));
    }
    static std::string question(const std::string& winner, const std::string& loser,
                                const std::string& picks = "") {
        return fmt::format(R"({{"winner_id":"{}","loser_ids":["{}"],"picks":[{}]}})", winner, loser,
                           picks);
    }
    /// The merge's id.
    std::string merged(const std::string& winner, const std::string& loser,
                       const std::string& picks = "") {
        const auto answer = merge(winner, loser, picks);
        EXPECT_EQ(answer.status, 201) << answer.body;
        return std::string(answer.json.at("items").at(0).at("id").as_string());
    }
    Answer undo(const std::string& merge_id, const std::string& who = "assistant") {
        return world.call(who, "POST", "/customer_merges/" + merge_id + "/undo", "{}");
    }
    Answer show(const std::string& id, const std::string& who = "assistant") {
        return world.call(who, "GET", "/customers/" + id);
    }
    std::string customer_of(const std::string& path) {
        return world.call("assistant", "GET", path).text("customer_id");
    }
    static std::string str(const boost::json::value& value) {
        return std::string(value.as_string());
    }
    std::int64_t due(const std::string& id) {
        world.follow_events();
        return world.call("assistant", "GET", "/customers/" + id + "/worth")
            .json.at("total")
            .at("due_minor")
            .as_int64();
    }
    std::size_t told(const std::string& id, const std::string& kind) {
        std::size_t count = 0;
        const auto timeline = world.call("admin", "GET", "/customers/" + id + "/timeline");
        for (const auto& item : timeline.json.at("items").as_array())
            count += item.at("kind").as_string() == kind;
        return count;
    }

    /// Every row kept about customers, less versions, times of change and places in queues.
    std::vector<std::string> everything() {
        static constexpr const char* kTables[] = {
            "customer",    "customer_key", "interaction",     "follow_up_plan",     "notice",
            "sales_order", "sales_return", "rollup_customer", "rollup_customer_day"};
        std::vector<std::string> rows;
        world.db().read(world.org(), [&](storage::Tx& tx) {
            for (const char* table : kTables)
                tx.run_text(fmt::format("SELECT * FROM {} WHERE org_id = $1", table), {},
                            [&](const storage::RowView& row) { add_row(table, row, rows); });
            tx.run_text(
                "SELECT e.entity, e.id, e.title, e.subtitle, e.owner_id, d.tokens"
                " FROM search_entry e JOIN search_document d ON d.org_id = e.org_id AND d.id = e.id"
                " WHERE e.org_id = $1 AND e.entity = 'customer'",
                {}, [&](const storage::RowView& row) { add_row("search", row, rows); });
        });
        std::sort(rows.begin(), rows.end());
        return rows;
    }

 private:
    static void add_row(std::string text, const storage::RowView& row,
                        std::vector<std::string>& rows) {
        bool holds_something = !text.starts_with("rollup");  // sums of nothing are no difference
        for (int i = 0; i < row.columns(); ++i) {
            const auto name = row.column_name(i);
            if (name == "version" || name == "updated_at" || name == "queue_rank" ||
                name == "ranked_on" || name == "score")
                continue;
            const Cell cell = row.cell(i);
            const bool number = cell.type == CellType::integer;
            holds_something |= number && cell.integer != 0 && !name.ends_with("_id");
            text += fmt::format("|{}={}", name,
                                number ? std::to_string(cell.integer) : std::string(cell.text()));
        }
        if (holds_something) rows.push_back(std::move(text));
    }
};

}  // namespace zhuli::duplicates
