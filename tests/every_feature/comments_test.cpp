// Comments on every kind of record: read and written by exactly those who read the record.
#include <gtest/gtest.h>

#include <fmt/format.h>

#include "features/comments/model_places.hpp"
#include "features/orders/shop_for_test.hpp"

namespace zhuli {
namespace {

using support::Answer;
using Words = std::vector<std::string>;

struct CommentsOn : testing::TestWithParam<support::Engine> {
    orders::Shop shop{GetParam()};
    support::World& world = shop.world;

    std::string id(const std::string& who) { return std::to_string(world.id_of(who).v); }
    Answer say(const std::string& who, const std::string& words, const Words& mentioned,
               const std::string& entity, const std::string& record) {
        std::string ids;
        for (const auto& one : mentioned) ids += (ids.empty() ? "\"" : ",\"") + id(one) + "\"";
        return world.call(who, "POST", "/comments",
                          fmt::format(R"({{"entity":"{}","record_id":"{}","words":"{}",)"
                                      R"("mentions":[{}]}})",
                                      entity, record, words, ids));
    }
    Answer list(const std::string& who, const std::string& entity, const std::string& record) {
        return world.call(who, "GET", "/record_comments?entity=" + entity + "&record_id=" + record);
    }
    static std::size_t how_many(const Answer& answer) {
        return answer.json.at("items").as_array().size();
    }
    /// An approval that is asked of the manager.
    std::string below_floor(const std::string& goods) {
        const auto asked =
            shop.enter(R"({"product_id":")" + goods + R"(","quantity":1,"unit_price_e4":10000})",
                       R"(,"submit":true,"approval_reason":"老客户")");
        return asked.text("approval_id");
    }
};
INSTANTIATE_TEST_SUITE_P(Both, CommentsOn, testing::ValuesIn(support::engines()),
                         [](const auto& engine) { return support::name_of(engine.param); });

TEST(CommentPlaces, each_can_tell_who_reads_it) {
    for (const auto& place : comments::kPlaces)
        EXPECT_NE(comments::host_of(place.entity), nullptr) << place.entity;
    for (const auto& host : comments::kHosts)
        EXPECT_NE(comments::find_place(host.entity), nullptr) << host.entity;
}

TEST_P(CommentsOn, each_kind_of_record_are_for_exactly_those_who_read_it) {
    const auto goods = shop.product("A", 20);
    const auto order = shop.enter(shop.line(goods, 2)).text("id");
    const auto supplier =
        shop.made("purchasing", "/suppliers", R"({"code":"S1","name":"永固五金"})");
    const auto buying = shop.made(
        "purchasing", "/purchase_orders",
        fmt::format(R"({{"supplier_id":"{}","warehouse_id":"{}","expected_on":"2026-12-01",)"
                    R"("lines":[{{"product_id":"{}","quantity":9,"price_e4":50000}}]}})",
                    supplier, shop.warehouse, goods));
    const auto approval = below_floor(goods);
    const auto ticket = shop.made("service", "/tickets",
                                  R"({"customer_id":")" + shop.customer + R"(","words":"少发"})");
    const auto request = shop.made("service", "/tickets/" + ticket + "/sub_requests",
                                   R"({"template_name":"核对出库"})");
    const auto inquiry =
        shop.made("assistant", "/inquiries", R"({"name":"李","words":"有货吗","channel":"visit"})");
    const auto deal = shop.made("assistant", "/opportunities",
                                R"({"customer_id":")" + shop.customer +
                                    R"(","name":"产线","amount_minor":1,)"
                                    R"("expected_close_on":"2026-12-20","next_step":"a",)"
                                    R"("next_step_on":"2026-12-01"})");
    const std::pair<const char*, std::string> records[] = {
        {"customer", "/customers/" + shop.customer},
        {"order", "/orders/" + order},
        {"purchase_order", "/purchase_orders/" + buying},
        {"approval", "/approvals/" + approval},
        {"ticket", "/tickets/" + ticket},
        {"sub_request", "/sub_requests/" + request},
        {"inquiry", "/inquiries/" + inquiry},
        {"opportunity", "/opportunities/" + deal},
        {"product", "/products/" + goods}};
    for (const auto& [entity, path] : records) {
        const auto record = path.substr(path.rfind('/') + 1);
        int readers = 0;
        for (const char* who : {"assistant", "colleague", "manager", "finance", "warehouse",
                                "purchasing", "service", "marketing", "admin"}) {
            const bool reads = world.call(who, "GET", path).status == 200;
            readers += reads;
            EXPECT_EQ(list(who, entity, record).status == 200, reads) << who << " " << path;
            EXPECT_EQ(say(who, "好", {}, entity, record).status == 201, reads)
                << who << " " << path;
        }
        EXPECT_GT(readers, 1) << path;
        EXPECT_EQ(how_many(list("admin", entity, record)), static_cast<std::size_t>(readers));
    }
    EXPECT_EQ(say("assistant", "好", {}, "warehouse", shop.warehouse).fields(),
              Words{"entity:comments.no_place"});
    EXPECT_EQ(say("assistant", "好", {}, "opportunity", inquiry).status, 404);
    shop.expect_sound();
}

TEST_P(CommentsOn, an_approval_are_for_whoever_takes_part) {
    const auto goods = shop.product("A", 20);
    const auto approval = below_floor(goods);
    ASSERT_EQ(world
                  .call("manager", "POST", "/approvals/" + approval + "/delegation",
                        R"({"user_id":")" + id("colleague") + R"(","words":"你来看"})")
                  .status,
              200);
    EXPECT_EQ(list("colleague", "approval", approval).status, 200);
    EXPECT_EQ(say("colleague", "毛利够吗", {}, "approval", approval).status, 201);
    EXPECT_EQ(say("assistant", "@colleague 够", {"colleague"}, "approval", approval).status, 201);
    EXPECT_NE(world.call("colleague", "GET", "/notices").body.find("comment.mentioned"),
              std::string::npos);
    EXPECT_EQ(list("warehouse", "approval", approval).status, 404);
}

TEST_P(CommentsOn, a_complaint_and_its_files_are_read_by_who_sells_to_the_customer) {
    const auto ticket = shop.made("service", "/tickets",
                                  R"({"customer_id":")" + shop.customer +
                                      R"(","words":"少发","owner_id":")" + id("service") + "\"}");
    const auto files = [&](const char* who) {
        return world.call(who, "GET", "/record_attachments?entity=ticket&record_id=" + ticket);
    };
    EXPECT_EQ(files("assistant").status, 200);
    EXPECT_FALSE(files("assistant").json.at("can_add").as_bool()) << "works on it: somebody else";
    EXPECT_TRUE(files("service").json.at("can_add").as_bool());
    EXPECT_EQ(files("colleague").status, 404);
    EXPECT_EQ(list("assistant", "ticket", ticket).status, 200);
    EXPECT_EQ(list("colleague", "ticket", ticket).status, 404);
}

TEST_P(CommentsOn, an_order_are_told_on_the_timeline_by_its_number) {
    const auto order = shop.enter(shop.line(shop.product("A", 9), 1));
    ASSERT_EQ(say("assistant", "底价 12 元", {}, "order", order.text("id")).status, 201);
    const auto story =
        world.call("assistant", "GET", "/customers/" + shop.customer + "/timeline?group=talk");
    ASSERT_EQ(story.json.at("items").as_array().size(), 1u) << story.body;
    EXPECT_EQ(story.json.at("items").at(0).at("number").as_string(), order.text("number"));
    EXPECT_EQ(story.body.find("底价"), std::string::npos);
}

}  // namespace
}  // namespace zhuli
