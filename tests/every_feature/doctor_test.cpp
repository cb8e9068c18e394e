// The doctor: clean on a world that was lived in, and each of its checks proved by the damage it is
// there to find. Damage is done and looked at in one unit that is rolled back.
#include "cli/doctor.hpp"

#include <fmt/format.h>

#include <gtest/gtest.h>
#include <boost/json/serialize.hpp>

#include <future>

#include "features/attachments/use_cases.hpp"
#include "features/duplicates/model.hpp"
#include "storage/job_queue.hpp"
#include "storage/save.hpp"
#include "tests/every_feature/damages.hpp"
#include "tests/every_feature/doctor_money.hpp"
#include "tests/every_feature/doctor_offers.hpp"
#include "tests/every_feature/doctor_platform.hpp"
#include "tests/every_feature/doctor_tickets.hpp"
#include "tests/support/world/world.hpp"

namespace zhuli::every_feature {
namespace {

using cli::Finding;
using storage::Recorded;
using support::all_features;
using support::World;

const Recorded* kind_of(std::string_view entity) {
    for (const Feature* feature : all_features())
        for (const Recorded& kind : feature->records)
            if (kind.table.name.entity == entity) return &kind;
    return nullptr;
}

/// Damage for the checks every kind of record is held to, told by their names.
std::vector<std::string> damage_to_records(const std::string& check) {
    const auto colon = check.find(": ");
    const Recorded* kind = kind_of(check.substr(0, colon));
    if (kind == nullptr) return {};
    const std::string table(kind->table.name.table), what = check.substr(colon + 2);
    const std::string here = " WHERE org_id = $1";
    if (what == "every version has its audit entry")
        return {"UPDATE " + table + " SET version = version + 1" + here};
    if (what == "its audit replays to what it is")
        return {"UPDATE " + table + " SET created_at = created_at + 1" + here};
    if (what == "every record can be found") return {"DELETE FROM search_entry" + here};
    if (what == "is found under its owner") return {"UPDATE search_entry SET owner_id = 5" + here};
    if (what.starts_with("its ") && what.ends_with(" is there"))
        return {"UPDATE " + table + " SET " + what.substr(4, what.size() - 13) + " = 5" + here};
    return {"DELETE FROM " + table + here};  // what was saved, found or belongs there is gone
}

std::vector<std::string> damage_for(const std::string& check) {
    for (const Damage& damage : kDamages)
        if (damage.check == check) return damage.sql;
    return damage_to_records(check);
}

class Doctor : public testing::TestWithParam<support::Engine> {
 protected:
    Doctor() { live(); }

    std::string made(const char* who, const std::string& path, const std::string& body) {
        const auto answer = world.call(who, "POST", path, body);
        EXPECT_EQ(answer.status, 201) << path << " " << answer.body;
        return answer.text("id");
    }
    void act(const char* who, const std::string& path, const std::string& body = "{}") {
        const auto answer = world.call(who, "POST", path, body);
        EXPECT_LT(answer.status, 300) << path << " " << answer.body;
    }

    /// One of everything: two customers, stock, an order shipped, paid and partly returned, another
    /// that waits with what is held for it, and an import that was begun.
    void live() {
        const auto weighed = world.call("admin", "PATCH", "/cleanup_settings",
                                        R"({"stale_days":30})", {{"if-match", "0"}});
        EXPECT_EQ(weighed.status, 200) << weighed.body;
        const auto customer = made("assistant", "/customers",
                                   R"({"name":"杭州精工机械有限公司","phone":"13800138000"})");
        act("assistant", "/customers/" + customer + "/interactions",
            R"({"channel":"phone","words":"要报价"})");
        const auto line = made("purchasing", "/product_lines", R"({"code":"L","name":"紧固件"})");
        const auto product =
            made("purchasing", "/products",
                 R"({"code":"P1","name":"螺丝","list_price_e4":125000,"line_id":")" + line + "\"}");
        const auto warehouse = made("warehouse", "/warehouses", R"({"code":"W1","name":"一号仓"})");
        made("warehouse", "/stock/moves",
             fmt::format(R"({{"product_id":"{}","warehouse_id":"{}","quantity":50,)"
                         R"("reason":"opening"}})",
                         product, warehouse));
        inquiries(customer, product);
        complaints(world, customer);
        const std::string body =
            fmt::format(R"({{"customer_id":"{}","confirm":true,"confirmed_by":"王",)"
                        R"("words":"行","lines":[{{"product_id":"{}","quantity":10}}]}})",
                        customer, product);
        const auto order = made("assistant", "/orders", body);
        change_twice(made("assistant", "/orders", body));
        made("warehouse", "/orders/" + order + "/shipments", R"({"carrier":"顺丰"})");
        act("warehouse", "/orders/" + order + "/delivery");
        made("finance", "/orders/" + order + "/receipts",
             R"({"amount_minor":5000,"method":"cash","received_on":"2026-11-24"})");
        const auto lines = world.call("assistant", "GET", "/orders/" + order);
        made("assistant", "/orders/" + order + "/returns",
             R"({"reason":"坏了","lines":[{"line_id":")" +
                 std::string(lines.json.at("lines").at(0).at("id").as_string()) +
                 R"(","quantity":1}]})");
        logistics(order);
        made("manager", "/imports", R"({"kind":"orders","file_name":"a.csv","byte_count":10})");
        auto queued =
            storage::write_now(world.db(), world.system(), [&](storage::Tx& tx) -> Result<> {
                storage::enqueue(tx, world.system(), {.kind = "test.nothing"});
                return Done{};
            });
        EXPECT_TRUE(queued.ok());
        for (int i = 0; i < 2; ++i) {
            const auto draft = fmt::format(
                R"({{"customer_id":"{}","lines":[{{"product_id":"{}","quantity":1}}]}})", customer,
                product);
            made("assistant", "/orders/" + made("assistant", "/orders", draft) + "/confirmations",
                 "{}");
        }
        follow_up(customer);
        opportunity(customer);
        purchases(customer, warehouse);
        offered(world, customer);
        price_lists(world, customer, product);
        approvals(customer);
        key_account(customer);
        doubles(customer);
        messages();
        a_platform(world);
        pools();
        file_of(customer);
        flaws();
        day_plan();
        offer();
        knowledge(product);
        handover();
        money(world, customer, order, product);
        act("assistant", "/customers/" + customer + "/check_ins", R"({"met":"王工"})");
        world.follow_events();
    }

    /// The return is settled; carriers and settings of one's own; what was delivered has its
    /// waybill.
    void logistics(const std::string& order) {
        name_a_cause();
        const auto shown = world.call("admin", "GET", "/orders/" + order);
        const std::string back =
            "/returns/" + std::string(shown.json.at("returns").at(0).at("id").as_string());
        for (const char* noun : {"/decision", "/reception", "/inspection", "/settlement"})
            EXPECT_EQ(world.call("admin", "POST", back + noun, "{}").status, 200) << noun;
        made("warehouse", "/carriers", R"({"name":"顺丰速运","number_prefix":"SF"})");
        const auto settings = world.call("warehouse", "PATCH", "/logistics_settings",
                                         R"({"day_points":12})", {{"if-match", "0"}});
        EXPECT_EQ(settings.status, 200) << settings.body;
        world.follow_events();
    }

    /// Two orders below their floor price: one approved, one that waits.
    void approvals(const std::string& customer) {
        const auto product = made("purchasing", "/products",
                                  R"({"code":"P9","name":"螺母","list_price_e4":10000,)"
                                  R"("floor_price_e4":9000})");
        const std::string body =
            fmt::format(R"({{"customer_id":"{}","submit":true,"approval_reason":"抢单",)"
                        R"("lines":[{{"product_id":"{}","quantity":10,"unit_price_e4":8000}}]}})",
                        customer, product);
        const auto first = world.call("assistant", "POST", "/orders", body);
        act("manager", "/approvals/" + first.text("approval_id") + "/approval");
        made("assistant", "/orders", body);
        const auto settings = world.call("admin", "PATCH", "/approval_settings",
                                         R"({"policies":[]})", {{"if-match", "0"}});
        EXPECT_EQ(settings.status, 200) << settings.body;
    }

    /// A request that became an order of which a part came in, and a customer who waits for more.
    void purchases(const std::string& customer, const std::string& warehouse) {
        const auto product =
            made("purchasing", "/products", R"({"code":"P8","name":"轴承","list_price_e4":90000})");
        const auto supplier = made("purchasing", "/suppliers", R"({"code":"S1","name":"永固"})");
        const auto places =
            fmt::format(R"("product_id":"{}","supplier_id":"{}","warehouse_id":"{}")", product,
                        supplier, warehouse);
        made("purchasing", "/reorder_rules", "{" + places + "}");
        const auto request = made("purchasing", "/purchase_requests",
                                  "{" + places + R"(,"quantity":50,"needed_on":"2026-12-01"})");
        act("purchasing", "/purchase_requests/" + request + "/acceptance");
        const auto asked =
            world.call("purchasing", "GET", "/purchase_requests/" + request).text("order_id");
        const auto path = "/purchase_orders/" + asked;
        act("purchasing", path + "/sending");
        const auto shown = world.call("warehouse", "GET", path);
        const std::string line(shown.json.at("lines").at(0).at("id").as_string());
        made("warehouse", path + "/receipts",
             R"({"lines":[{"line_id":")" + line + R"(","quantity":2}]})");
        const auto order = made(
            "assistant", "/orders",
            fmt::format(
                R"({{"customer_id":"{}","confirm":true,"accept_shortage":true,)"
                R"("confirmed_by":"王","words":"行","lines":[{{"product_id":"{}","quantity":90}}]}})",
                customer, product));
        const auto waits = world.call("assistant", "GET", "/orders/" + order);
        made("assistant", "/products/" + product + "/shortage_choices",
             R"({"words":"等","order_line_id":")" +
                 std::string(waits.json.at("lines").at(0).at("id").as_string()) + "\"}");
    }

    void change_twice(const std::string& order) {
        for (const int quantity : {9, 8}) {
            const auto shown = world.call("assistant", "GET", "/orders/" + order);
            const std::string line(shown.json.at("lines").at(0).at("id").as_string());
            const auto changed = world.call(
                "assistant", "PATCH", "/orders/" + order + "/terms",
                fmt::format(R"({{"reason":"少要","lines":[{{"line_id":"{}","quantity":{}}}]}})",
                            line, quantity),
                {{"if-match", std::to_string(shown.json.at("version").as_int64())}});
            EXPECT_EQ(changed.status, 200) << changed.body;
        }
    }

    /// One customer of the colleague's.
    void handover() {
        const auto id = [&](const char* who) { return std::to_string(world.id_of(who).v); };
        made("admin", "/customers",
             R"({"name":"嘉兴移交纺织有限公司","owner_id":")" + id("colleague") + "\"}");
        act("hr", "/users/" + id("colleague") + "/handover",
            R"({"successor_id":")" + id("assistant") + "\"}");
    }

    std::string flaw_of(const std::string& customer) {
        const auto found = world.call("admin", "GET", "/flaws?customer_id=" + customer);
        return std::string(found.json.at("items").at(0).at("id").as_string());
    }

    /// One that was put right by a fix, and one that is none.
    void flaws() {
        const auto mistyped = made("assistant", "/customers",
                                   R"({"name":"无锡方圆机电","email":"a@qq.con",)"
                                   R"("contact_name":"王","region":"无锡","address":"新区"})");
        const auto untidy = made("assistant", "/customers",
                                 R"({"name":"常州 天一五金","phone":"13600136000",)"
                                 R"("contact_name":"李","region":"常州"})");
        world.follow_events();
        act("assistant", "/flaws/" + flaw_of(untidy) + "/dismissal", R"({"reason":"就叫这个"})");
        act("assistant", "/cleanup_fixes",
            R"({"kind":"suggested","rows":[{"flaw_id":")" + flaw_of(mistyped) + R"("}]})");
    }

    /// A cause of returns in the organisation's own words.
    void name_a_cause() {
        auto causes = world.call("manager", "GET", "/return_settings").json.at("causes");
        causes.at(0).as_object()["name"] = "用起来不对劲";
        const auto settings = world.call(
            "manager", "PATCH", "/return_settings",
            boost::json::serialize(boost::json::object{{"causes", causes}}), {{"if-match", "0"}});
        EXPECT_EQ(settings.status, 200) << settings.body;
    }

    /// One that an order wins, one that was lost, and a need that was confirmed and is revised;
    /// with settings of one's own.
    void inquiries(const std::string& customer, const std::string& product) {
        const auto settings = world.call("manager", "PATCH", "/inquiry_settings",
                                         R"({"phone_minutes":20})", {{"if-match", "0"}});
        EXPECT_EQ(settings.status, 200) << settings.body;
        const auto asked = made("assistant", "/inquiries",
                                fmt::format(R"({{"words":"要报价","customer_id":"{}",)"
                                            R"("product_id":"{}"}})",
                                            customer, product));
        const auto lost = made("assistant", "/inquiries",
                               R"({"words":"问价","name":"李","phone":"13900139000"})");
        act("assistant", "/inquiries/" + lost + "/response", R"({"words":"已回电"})");
        act("assistant", "/inquiries/" + lost + "/loss", R"({"reason":"price"})");
        const auto need = made("assistant", "/needs",
                               fmt::format(R"({{"inquiry_id":"{}","words":"月底前要",)"
                                           R"("read_back":"月底前到货"}})",
                                           asked));
        act("assistant", "/needs/" + need + "/confirmation", R"({"confirmed_by":"王工"})");
        act("assistant", "/needs/" + need + "/revision");
    }

    /// A segment, and an offer that goes to whoever consents.
    void offer() {
        const auto segment = made("assistant", "/segments", R"({"name":"所有客户"})");
        const auto customer = made("assistant", "/customers", R"({"name":"嘉兴同意"})");
        act("assistant", "/customers/" + customer + "/consents", R"({"words":"电话同意"})");
        const auto one = made("assistant", "/offers",
                              R"({"title":"年终优惠","words":"减五百","channel":"link",)"
                              R"("valid_until":"2026-12-31","segment_id":")" +
                                  segment + "\"}");
        act("assistant", "/offers/" + one + "/sending", R"({"link_root":"https://zhuli.test"})");
        world.run_jobs();
    }

    /// A card of a product, and a script in its second version that was used.
    void knowledge(const std::string& product) {
        made("marketing", "/knowledge_cards",
             R"({"kind":"selling_point","words":"省电三成","source":"检测报告","product_id":")" +
                 product + "\"}");
        const auto first =
            made("manager", "/scripts", R"({"title":"开场","words":"您好","source":"老销售"})");
        act("manager", "/scripts/" + first + "/approval");
        const auto second = made("assistant", "/scripts/" + first + "/revision", "{}");
        act("manager", "/scripts/" + second + "/approval");
        act("assistant", "/scripts/" + second + "/use");
    }

    void file_of(const std::string& customer) {
        const Ctx ctx = world.system();
        const auto kept = storage::write_now(world.db(), ctx, [&](storage::Tx& tx) {
            return attachments::keep_file(tx, ctx,
                                          {.entity = "customer",
                                           .record_id = Id{std::stoll(customer)},
                                           .name = "报价.txt",
                                           .byte_count = 2},
                                          "hi");
        });
        EXPECT_TRUE(kept.ok());
        comment_on(customer);
    }

    void comment_on(const std::string& customer) {
        made("assistant", "/comments",
             fmt::format(R"({{"entity":"customer","record_id":"{}","words":"@manager 看一下",)"
                         R"("mentions":["{}"]}})",
                         customer, world.id_of("manager").v));
    }

    /// A mail server, and a chat that has not been told something yet.
    void messages() {
        const auto mail = world.call("admin", "PATCH", "/mail_settings", R"({"host":"x.test"})",
                                     {{"if-match", "0"}});
        EXPECT_EQ(mail.status, 200) << mail.body;
        const auto bot = made("admin", "/notice_bots",
                              R"({"name":"群","kind":"wecom","url":"https://chat.test/x"})");
        act("admin", "/notice_bots/" + bot + "/trial");
    }

    /// Another customer that was merged into this one, and one that may be it.
    void doubles(const std::string& customer) {
        const auto twin = made("assistant", "/customers", R"({"name":"杭州精工机械"})");
        act("assistant", "/customers/" + twin + "/interactions", R"({"words":"同一家"})");
        const auto merged =
            world.call("assistant", "POST", "/customer_merges",
                       fmt::format(R"({{"winner_id":"{}","loser_ids":["{}"]}})", customer, twin));
        EXPECT_EQ(merged.status, 201) << merged.body;
        duplicates::Pair pair;
        pair.first_id = Id{std::stoll(customer)};
        pair.second_id =
            Id{std::stoll(made("assistant", "/customers", R"({"name":"杭州精工机械厂"})"))};
        pair.owner_id = pair.other_owner_id = pair.decided_by = world.id_of("assistant");
        pair.merge_id =
            Id{std::stoll(std::string(merged.json.at("items").at(0).at("id").as_string()))};
        const Ctx ctx = world.system();
        const auto saved = storage::write_now(world.db(), ctx, [&](storage::Tx& tx) {
            return storage::save_new(tx, ctx, pair, {"duplicate_pair.found", {}, ""});
        });
        EXPECT_TRUE(saved.ok());
    }

    /// Somebody on a decision map, a step of the joint plan, and a group.
    void key_account(const std::string& customer) {
        const auto owned = [&](const char* more) {
            return fmt::format(R"({{"customer_id":"{}",{}}})", customer, more);
        };
        made("assistant", "/key_people", owned(R"("name":"王总","role":"decider")"));
        made("assistant", "/milestones", owned(R"("title":"签约","due_on":"2026-12-20")"));
        const auto group = made("assistant", "/customers", R"({"name":"精工集团"})");
        const auto joined = world.call("assistant", "PUT", "/customers/" + customer + "/parent",
                                       fmt::format(R"({{"parent_id":"{}"}})", group));
        EXPECT_EQ(joined.status, 200) << joined.body;
    }

    /// One that moved and slipped, and is open; and settings of one's own.
    void opportunity(const std::string& customer) {
        const auto id = made("assistant", "/opportunities",
                             fmt::format(R"({{"customer_id":"{}","name":"产线改造",)"
                                         R"("amount_minor":100,"expected_close_on":"2026-12-20",)"
                                         R"("next_step":"报价","next_step_on":"2026-12-01"}})",
                                         customer));
        act("assistant", "/opportunities/" + id + "/stage", R"({"stage":"quotation"})");
        const auto slipped =
            world.call("assistant", "PATCH", "/opportunities/" + id,
                       R"({"expected_close_on":"2027-01-20"})", {{"if-match", "2"}});
        EXPECT_EQ(slipped.status, 200) << slipped.body;
        const auto settings = world.call("manager", "PATCH", "/opportunity_settings",
                                         R"({"stale_days":10})", {{"if-match", "0"}});
        EXPECT_EQ(settings.status, 200) << settings.body;
    }

    /// A pool that recycles, with one customer in it.
    void pools() {
        made("admin", "/pools",
             R"({"name":"公海","rules":[{"cause":"no_follow_up","days":30}],"member_ids":[")" +
                 std::to_string(world.id_of("assistant").v) + "\"]}");
        const auto customer = made("assistant", "/customers", R"({"name":"宁波海天塑机"})");
        act("assistant", "/pool_releases", R"({"reason":"不跟了","ids":[")" + customer + "\"]}");
    }

    /// A day that was composed anew, with settings and a habit.
    void day_plan() {
        act("assistant", "/day_plan/composition");
        const auto settings = world.call("manager", "PATCH", "/day_plan_settings",
                                         R"({"buffer_percent":30})", {{"if-match", "0"}});
        EXPECT_EQ(settings.status, 200) << settings.body;
        const auto habit = world.call("assistant", "PATCH", "/day_plan_habit",
                                      R"({"talks_per_day":8})", {{"if-match", "0"}});
        EXPECT_EQ(habit.status, 200) << habit.body;
    }

    /// A follow-up that was called off, one that rang, settings and a calendar of one's own.
    void follow_up(const std::string& customer) {
        const auto body = fmt::format(R"({{"customer_id":"{}","due_at":{}}})", customer,
                                      world.now.plus_ms(10 * kMinuteMs).v);
        act("assistant", "/follow_ups/" + made("assistant", "/follow_ups", body) + "/cancellation",
            R"({"reason":"改期"})");
        made("assistant", "/follow_ups", body);
        const auto calendar =
            world.call("admin", "PATCH", "/work_calendar", R"({"days":[]})", {{"if-match", "0"}});
        EXPECT_EQ(calendar.status, 200) << calendar.body;
        const auto settings = world.call("manager", "PATCH", "/follow_up_settings",
                                         R"({"remind_minutes":60})", {{"if-match", "0"}});
        EXPECT_EQ(settings.status, 200) << settings.body;
        world.run_jobs();
    }

    /// What the doctor says after `damage`, which is undone again.
    std::vector<Finding> after(const std::vector<std::string>& damage) {
        std::vector<Finding> findings;
        std::promise<void> ended;
        world.db().write({.org = world.org(),
                          .now = world.now,
                          .may_take_long = true,
                          .work =
                              [&](storage::Tx& tx) {
                                  for (const auto& sql : damage) tx.run_text(sql, {}, {});
                                  findings = cli::examine(tx, all_features(), true);
                                  return false;
                              },
                          .done =
                              [&](std::exception_ptr error) {
                                  error ? ended.set_exception(error) : ended.set_value();
                              }});
        ended.get_future().get();
        return findings;
    }

    World world{GetParam()};
};

TEST_P(Doctor, finds_nothing_in_a_sound_world) {
    const auto findings = after({});
    EXPECT_GT(findings.size(), 50u);
    for (const Finding& finding : findings)
        for (const auto& row : finding.rows) ADD_FAILURE() << finding.check << ": " << row;
}

TEST_P(Doctor, finds_every_damage_it_is_there_for) {
    // What a database refuses by itself is damage all the same, on a disk or by hand.
    world.db().execute_script(
        GetParam() == support::Engine::sqlite
            ? "PRAGMA ignore_check_constraints = ON"
            : "ALTER TABLE stock_balance DROP CONSTRAINT stock_balance_check");
    std::map<std::vector<std::string>, std::vector<std::string>> checks_of;  // by their damage
    for (const Finding& finding : after({})) {
        const auto damage = damage_for(finding.check);
        EXPECT_FALSE(damage.empty()) << "no damage proves " << finding.check;
        if (!damage.empty()) checks_of[damage].push_back(finding.check);
    }
    for (const auto& [damage, checks] : checks_of) {
        std::set<std::string> broken;
        for (const Finding& finding : after(damage))
            if (!finding.rows.empty()) broken.insert(finding.check);
        for (const auto& check : checks)
            EXPECT_TRUE(broken.contains(check)) << check << " does not see " << damage.front();
    }
}

INSTANTIATE_TEST_SUITE_P(Engines, Doctor, testing::ValuesIn(support::engines()),
                         [](const auto& it) { return support::name_of(it.param); });

}  // namespace
}  // namespace zhuli::every_feature
