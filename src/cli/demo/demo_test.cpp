// The demo company at a small scale: the same simulation, a month instead of a year.
#include "cli/demo/demo.hpp"

#include <gtest/gtest.h>

#include <fmt/format.h>

#include <set>

#include "cli/commands.hpp"
#include "cli/demo/directory.hpp"
#include "core/text/text.hpp"
#include "core/zones.hpp"
#include "features/customers/use_cases.hpp"
#include "features/identity/store.hpp"
#include "features/identity/use_cases.hpp"
#include "features/intake/use_cases.hpp"
#include "features/mailboxes/use_cases.hpp"
#include "features/metrics/use_cases.hpp"
#include "features/orders/use_cases.hpp"
#include "features/pool/use_cases.hpp"
#include "features/revisits/use_cases.hpp"
#include "features/stock/use_cases.hpp"
#include "features/sub_requests/use_cases.hpp"
#include "features/tickets/use_cases.hpp"
#include "features/today/use_cases.hpp"
#include "tests/support/test_db.hpp"
#include "tests/support/world/world.hpp"

namespace zhuli::cli::demo {
namespace {

using storage::Tx;
using support::all_features;
using support::Engine;

constexpr DemoScale kSmall{.customers = 60, .products = 40, .orders = 150, .days = 30};
constexpr Instant kTuesday{1'795'486'800'000};  // 2026-11-24 10:20 in Shanghai

Date day_of(Instant now) { return business_date(zone_of("Asia/Shanghai"), now); }

/// A small demo company and what its people see.
struct Made {
    support::TestDb db;
    identity::Org org;
    Instant now;

    explicit Made(Engine engine = Engine::sqlite, Instant at = kTuesday,
                  const DemoScale& scale = kSmall)
        : db(engine), now(at) {
        publish_permissions(all_features());
        storage::migrate(*db, all_migrations(all_features()));
        const auto made = make(*db, all_features(), now, {scale, {}});
        EXPECT_TRUE(made.ok()) << (made.ok() ? "" : made.problem().code);
        org = storage::read_now(*db, {}, [](Tx& tx) { return identity::all_orgs(tx); }).at(0);
    }
    template <class F>
    auto as(const std::string& person, F&& ask) {
        return storage::read_now(*db, org.id, [&](Tx& tx) {
            const auto logins = identity::find_logins(tx, person + "@demo.zhuli");
            const auto user = storage::find<identity::User>(tx, logins.at(0).user_id);
            return ask(tx, identity::person_ctx(tx, org, *user, now, Path::screen));
        });
    }
    today::Today today(const std::string& person) {
        return as(person,
                  [](Tx& tx, const Ctx& ctx) { return today::show_today(tx, ctx, {}).value(); });
    }
    /// The orders whose turn it is for this person, as Today shows them.
    std::vector<orders::OrderItem> waiting(const std::string& person) {
        std::vector<orders::OrderItem> items;
        for (const auto& queue : today(person).queues)
            items.insert(items.end(), queue.items.begin(), queue.items.end());
        return items;
    }
    std::vector<orders::OrderItem> orders_seen_by(const std::string& person) {
        return as(person, [](Tx& tx, const Ctx& ctx) {
            http::Listed<orders::OrderHead> query;
            query.limit = storage::kPageLimit;
            return orders::list_orders(tx, ctx, query).value().items;
        });
    }
    std::vector<customers::CustomerView> customers_of(const std::string& person) {
        return as(person, [](Tx& tx, const Ctx& ctx) {
            http::Listed<customers::Customer> query;
            query.limit = storage::kPageLimit;
            return customers::list_customers(tx, ctx, query).value().items;
        });
    }
    std::vector<stock::BalanceView> balances() {
        return as("warehouse", [](Tx& tx, const Ctx& ctx) {
            return stock::list_balances(tx, ctx, {{}, storage::kPageLimit, ""}).value().items;
        });
    }
    /// Requested and not yet received.
    int open_returns() {
        int open = 0;
        for (const auto& order : orders_seen_by("auditor"))
            as("service", [&](Tx& tx, const Ctx& ctx) {
                for (const auto& document : orders::show_order(tx, ctx, {order.id}).value().returns)
                    open += document.state == orders::ReturnState::requested;
                return 0;
            });
        return open;
    }
    /// Everything but ids: what two makings of the same day must share.
    std::string story() {
        std::string all;
        for (const auto& order : orders_seen_by("auditor"))
            all += fmt::format("{} {} {} {} {} {} {}\n", order.number.v, order.customer_name.v,
                               order.amount_minor.v, order.placed_on.to_string(), order.label,
                               order.turn_since_at.v, order.confirmed_words.v);
        for (const auto& customer : customers_of("auditor"))
            all += fmt::format("{} {} {} {}\n", customer.code.v, customer.name.v,
                               customer.last_contact_at.v, customer.next_contact_on.to_string());
        for (const auto& balance : balances())
            all += fmt::format("{} {} {}\n", balance.product_code, balance.on_hand.v,
                               balance.reserved.v);
        return all;
    }
};

int count_if(const std::vector<orders::OrderItem>& items, auto&& wanted) {
    return static_cast<int>(std::count_if(items.begin(), items.end(), wanted));
}

/// Confirmed, nothing held, something left: the assistant tells the customer when.
bool is_to_be_promised(const orders::OrderItem& order) {
    return order.commercial == orders::Commercial::confirmed &&
           order.turn_role == orders::Turn::assistant;
}

class DemoCompany : public testing::TestWithParam<Engine> {};
INSTANTIATE_TEST_SUITE_P(Engines, DemoCompany, testing::ValuesIn(support::engines()),
                         [](const auto& engine) { return support::name_of(engine.param); });

TEST_P(DemoCompany, has_the_people_customers_and_orders_it_was_asked_for) {
    Made made(GetParam());
    EXPECT_EQ(made.customers_of("auditor").size(), 77u)
        << "five of them twice, twelve in need of a clean-up";
    EXPECT_EQ(made.balances().size(), 40u);
    const auto all = made.orders_seen_by("auditor");
    EXPECT_GE(all.size(), 120u);
    EXPECT_LE(all.size(), 199u);
    const auto people = made.as("admin", [](Tx& tx, const Ctx& ctx) {
        return identity::list_users(tx, ctx, {}).value().items;
    });
    std::set<Role> roles;
    for (const auto& person : people) roles.insert(person.roles.begin(), person.roles.end());
    EXPECT_EQ(people.size(), 12u);
    EXPECT_EQ(roles.size(), kRoleCount);
}

TEST_P(DemoCompany, leaves_work_open_for_everybody) {
    Made made(GetParam());
    for (const char* who : {"xiaowen", "jianing", "ziang", "yinuo"}) {
        const auto calls = made.today(who).follow_ups;
        EXPECT_GT(calls.overdue.count, 0) << who;
        EXPECT_GT(calls.today.count, 0) << who;
        EXPECT_GT(calls.later.count, 0) << who;
        const auto seen = made.orders_seen_by(who);
        for (const char* label : {"draft", "awaiting_customer"})
            EXPECT_GT(count_if(seen, [&](auto& o) { return o.label == label; }), 0)
                << who << " has no order that is " << label;
        EXPECT_GT(count_if(seen, is_to_be_promised), 0) << who;
        EXPECT_FALSE(made.waiting(who).empty()) << who;
    }
    const auto warehouse = made.waiting("warehouse");
    EXPECT_GT(count_if(warehouse, [](auto& o) { return o.label == "to_ship"; }), 0);
    const auto finance = made.waiting("finance");
    EXPECT_GT(count_if(finance, [](auto& o) { return o.label == "awaiting_payment"; }), 0);
    EXPECT_GT(made.today("manager").approvals.count, 0);
    EXPECT_GT(made.today("finance").approvals.count, 0);
    EXPECT_FALSE(made.today("manager").team.empty());
    EXPECT_GT(made.today("purchasing").low_stock.count, 0);
    EXPECT_GT(made.open_returns(), 0);
}

TEST_P(DemoCompany, has_departments_asked_a_public_complaint_and_a_mark_by_link) {
    Made made(GetParam());
    const auto requests = [&](const char* state) {
        return made.as("warehouse", [&](Tx& tx, const Ctx& ctx) {
            http::Listed<sub_requests::SubRequest> query;
            query.filters = {{"state", state}};
            return sub_requests::list_sub_requests(tx, ctx, query).value().items;
        });
    };
    EXPECT_FALSE(requests("open").empty());
    ASSERT_FALSE(requests("answered").empty());
    EXPECT_FALSE(requests("answered").front().answer.empty());
    int by_form = 0, by_link = 0;
    for (const auto& ticket : made.as("service", [](Tx&tx, const Ctx&ctx) {
             http::Listed<tickets::Ticket> query;
             query.limit = 200;
             return tickets::list_tickets(tx, ctx, query).value().items;
         })) {
        made.as("service", [&](Tx& tx, const Ctx& ctx) {
            if (intake::show_intake(tx, ctx, {ticket.id}).value().by_form) ++by_form;
            for (const auto& one : revisits::list_revisits(tx, ctx, {ticket.id}).value().items)
                if (one.standing == "answered") ++by_link;
            return 0;
        });
    }
    EXPECT_EQ(by_form, 1);
    EXPECT_EQ(by_link, 1);
}

TEST_P(DemoCompany, has_a_complaint_by_mail_with_answers_to_and_fro) {
    Made made(GetParam());
    http::Listed<tickets::Ticket> query;
    query.filters = {{"channel", "email"}};
    const auto found = made.as("service", [&](Tx& tx, const Ctx& ctx) {
        return tickets::list_tickets(tx, ctx, query).value().items;
    });
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found.front().kind, tickets::Kind::after_sales);
    const auto mails = made.as("service", [&](Tx& tx, const Ctx& ctx) {
        return mailboxes::show_ticket_mails(tx, ctx, {found.front().id}).value();
    });
    std::vector<mailboxes::MailState> states;
    for (const auto& mail : mails.items) states.push_back(mail.state);
    using enum mailboxes::MailState;
    EXPECT_EQ(states, (std::vector{opened, added, doubtful}));
    EXPECT_EQ(mails.replies.size(), 1U);
    EXPECT_FALSE(mails.items.back().actions.empty()) << "it is the service's to say";
}

TEST_P(DemoCompany, is_sound_and_its_dashboard_shows_every_order) {
    Made made(GetParam());
    for (const Feature* feature : all_features())
        for (const Check& check : feature->checks)
            made.db->read(made.org.id, [&](Tx& tx) {
                tx.each(check.sql, [&](const storage::RowView& row) {
                    ADD_FAILURE() << check.name << ": " << row.text(0);
                });
            });
    for (const auto& shelf : made.balances()) EXPECT_GE(shelf.available.v, 0);
    const Date today = day_of(made.now);
    const auto board = made.as("auditor", [&](Tx& tx, const Ctx& ctx) {
        return metrics::show_sales(tx, ctx, {today.plus_days(-60), today}).value();
    });
    const auto sold = [](const auto& order) {
        return order.commercial == orders::Commercial::confirmed ||
               order.commercial == orders::Commercial::closed;
    };
    EXPECT_EQ(board.totals.orders_count, count_if(made.orders_seen_by("auditor"), sold));
    EXPECT_EQ(board.totals.new_customers_count, 77);
}

TEST(DemoCompanyOf, the_same_day_is_the_same_company_on_every_engine) {
    const std::string first = Made().story();
    EXPECT_GT(first.size(), 10'000u);
    for (const Engine engine : support::engines()) EXPECT_EQ(Made(engine).story(), first);
    EXPECT_NE(Made(Engine::sqlite, kTuesday.plus_ms(kDayMs)).story(), first);
}

TEST(DemoCompanyOf, any_hour_of_the_day_gives_the_same_company) {
    EXPECT_EQ(Made(Engine::sqlite, kTuesday.plus_ms(11 * kHourMs)).story(), Made().story());
}

TEST(DemoCompanyOf, days_around_holidays_and_unknown_years_work_too) {
    for (const char* day : {"2026-02-20", "2026-10-04", "2026-03-01", "2028-02-29"}) {
        const Instant noon = zone_of("Asia/Shanghai").at(*Date::parse(day), 720);
        Made made(Engine::sqlite, noon);
        EXPECT_GT(made.orders_seen_by("auditor").size(), 50u) << day;
        for (const auto& order : made.orders_seen_by("auditor"))
            EXPECT_LT(order.placed_on, *Date::parse(day));
    }
}

class DemoMaking : public testing::Test {
 protected:
    DemoMaking() {
        publish_permissions(all_features());
        storage::migrate(*db, all_migrations(all_features()));
    }
    support::TestDb db;
};

TEST_F(DemoMaking, goes_into_an_empty_database_only) {
    const auto org = identity::found_org(
        *db,
        {.organization_name = "别家公司", .email = {"boss@other.test"}, .password = "zhuli-2026"},
        kTuesday);
    ASSERT_TRUE(org.ok());
    EXPECT_EQ(make(*db, all_features(), kTuesday, {kSmall, {}}).value(), demo::Made::was_there);
}

TEST_F(DemoMaking, that_was_interrupted_is_refused_and_not_taken_for_a_company) {
    struct Interrupted {};
    const auto stop = [](const std::string&) { throw Interrupted{}; };
    EXPECT_THROW((void)make(*db, all_features(), kTuesday, {kSmall, stop}), Interrupted);
    const auto again = make(*db, all_features(), kTuesday, {kSmall, {}});
    ASSERT_FALSE(again.ok());
    EXPECT_EQ(again.problem().code, "cli.demo_unfinished");
}

TEST_F(DemoMaking, a_finished_company_is_left_alone) {
    ASSERT_EQ(make(*db, all_features(), kTuesday, {kSmall, {}}).value(), demo::Made::made);
    EXPECT_EQ(make(*db, all_features(), kTuesday, {kSmall, {}}).value(), demo::Made::was_there);
}

/// Long enough that leads grow old; a small company is too young to let go of anybody.
TEST(Demo, old_leads_lie_in_the_public_pool_whatever_day_it_is) {
    constexpr DemoScale kOlder{.customers = 300, .products = 40, .orders = 200, .days = 120};
    for (const int later : {0, 4, 5, 6}) {  // also at a weekend and on a Monday
        Made made(Engine::sqlite, kTuesday.plus_ms(later * kDayMs), kOlder);
        const auto page = made.as("manager", [](Tx& tx, const Ctx& ctx) {
            http::Listed<pool::PoolRow> all;
            const auto pools = pool::list_pools(tx, ctx, {}).value();
            all.filters = {{"pool_id", std::to_string(pools.items.at(0).id.v)}};
            return pool::list_pool_customers(tx, ctx, all).value();
        });
        EXPECT_GE(page.items.size(), 3u) << later;
    }
}

TEST(DemoDirectory, two_thousand_companies_have_names_of_their_own_and_codes_that_are_right) {
    Dice dice(1);
    Directory directory(dice);
    std::set<std::string> names, keys;
    int codes = 0;
    for (int i = 0; i < 2000; ++i) {
        const auto [customer, place] = directory.next(static_cast<customers::Tier>(i % 4));
        names.insert(customer.name.v);
        keys.insert(text::company_key(customer.name.v));
        Reading reading;
        CreditCode code;
        codes += !customer.credit_code.v.empty();
        EXPECT_TRUE(Value<CreditCode>::text(customer.credit_code.v, code, reading))
            << customer.credit_code.v;
        Phone phone;
        EXPECT_TRUE(Value<Phone>::text(customer.phone.v, phone, reading)) << customer.phone.v;
        EXPECT_EQ(phone.v, customer.phone.v);
        EXPECT_NE(customer.address.v.find(place->district), std::string::npos);
    }
    EXPECT_EQ(names.size(), 2000u);
    EXPECT_GT(keys.size(), 1990u);  // no warnings of duplicates all over the demo
    EXPECT_GT(codes, 1500);
}

}  // namespace
}  // namespace zhuli::cli::demo
