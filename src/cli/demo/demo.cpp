#include "cli/demo/demo.hpp"

#include "cli/demo/cast.hpp"
#include "cli/demo/company.hpp"
#include "core/zones.hpp"
#include "features/identity/sign_in.hpp"
#include "features/identity/store.hpp"
#include "features/identity/use_cases.hpp"
#include "features/stock/use_cases.hpp"
#include "storage/events.hpp"
#include "storage/idempotency.hpp"

namespace zhuli::cli::demo {

namespace {

constexpr int kFoundedBefore = 6;  // days before the first customers are entered
// The making is kept as an answered call, so that an interrupted one is recognised.
constexpr std::string_view kRoute = "zhuli demo", kBegun = "begun", kFinished = "finished";

identity::NewOrg founding() {
    return {.organization_name = kCompanyName,
            .admin_name = kFounderName,
            .email = {std::string(kFounderEmail)},
            .password = kPassword};
}

Result<> mark(storage::Database& db, const Ctx& ctx, std::string_view step) {
    return storage::write_now(db, ctx, [&](Tx& tx) -> Result<> {
        storage::keep_answer(tx, ctx, kRoute, step, "", {200, ""});
        return Done{};
    });
}

/// The demo company is in the database but its making did not reach the end.
bool is_unfinished(storage::Database& db, Instant now) {
    const auto orgs = storage::read_now(db, {}, [](Tx& tx) { return identity::all_orgs(tx); });
    if (orgs.size() != 1 || orgs.front().name.v != kCompanyName) return false;
    const Ctx ctx = identity::system_ctx(orgs.front(), now);
    return storage::read_now(db, orgs.front().id, [&](Tx& tx) {
        const auto done = [&](std::string_view step) {
            const auto kept = storage::find_answer(tx, ctx, kRoute, step, "");
            return kept.ok() && kept->has_value();
        };
        const bool founded = !identity::find_logins(tx, kFounderEmail).empty();
        const bool hired = !identity::find_logins(tx, colleagues().back().email).empty();
        return founded && (!hired || (done(kBegun) && !done(kFinished)));
    });
}

void plan_days(Company& c, const MakeOptions& options) {
    int month = 0;
    for (Date day = c.today.plus_days(-c.scale.days - kEnteringDays); day < c.today;
         day = day.plus_days(1)) {
        if (!c.season.is_open(day)) continue;
        c.on(day, 18.2, 18.8, [&c] { close_day(c); });
        if (day.ymd().month == month) continue;
        month = day.ymd().month;
        c.on(day, 8, 8.2, [&c, &options, day] {
            tidy_customers(c);
            if (options.on_month) options.on_month(day.to_string().substr(0, 7));
        });
    }
}

Result<> live(Company& c, const MakeOptions& options) {
    set_up_catalog(c);
    open_stock(c);
    find_customers(c);
    plan_twins(c);
    plan_prospects(c);
    plan_proposals(c);
    plan_quotes(c);
    plan_key_accounts(c);
    plan_knowledge(c);
    plan_price_lists(c);
    plan_asking(c);
    plan_complaints(c);
    plan_lessons(c);
    plan_care(c);
    plan_talk(c);
    plan_mails(c);
    plan_pools(c);
    plan_untidy(c);
    plan_papers(c);
    plan_money(c);
    plan_offers(c);
    plan_visits(c);
    plan_contracts(c);
    plan_approvals(c);
    plan_supplying(c);
    plan_days(c, options);
    plan_open_work(c);
    plan_days_ahead(c);
    return c.live_until(start_of_day(c.zone, c.today));
}

/// What the simulation believed is what the database says.
void prove_shelves(storage::Database& db, const Company& c) {
    db.read(c.org.id, [&](Tx& tx) {
        for (const Good& good : c.goods) {
            std::int64_t on_hand = 0, reserved = 0;
            const auto balances = stock::list_balances(tx, c.warehouse, {good.id});
            INVARIANT(balances.ok());
            for (const auto& balance : balances->items) {
                on_hand += balance.on_hand.v;
                reserved += balance.reserved.v;
            }
            INVARIANT(on_hand == good.shelf.on_hand && reserved == good.shelf.reserved,
                      "the stock of " + good.product.code.v + " is not what was simulated");
        }
    });
}

/// Runs every consumer to the end, so that dashboards show the year at once: on the morning the
/// company is made for, whatever the hour is.
void catch_up(storage::Database& db, Features features, const Ctx& ctx) {
    for (const Feature* feature : features)
        for (const Consumer& consumer : feature->consumers)
            while (storage::run_consumer(db, ctx, consumer.name, consumer.handle) > 0) {
            }
}

}  // namespace

Result<Made> make(storage::Database& db, Features features, Instant now,
                  const MakeOptions& options) {
    if (!identity::setup_needed(db)) {
        if (is_unfinished(db, now)) return Problem::of(Status::conflict, "cli.demo_unfinished");
        return Made::was_there;
    }
    const identity::NewOrg org_of_demo = founding();
    const TimeZone& zone = zone_of(org_of_demo.timezone.v);
    const Date today = business_date(zone, now);
    const int days = options.scale.days + kEnteringDays + kFoundedBefore;
    const Instant founded_at = zone.at(Season().open_before(today.plus_days(-days)), 9 * 60);
    TRY(const auto org, identity::found_org(db, org_of_demo, founded_at));
    const Ctx system = identity::system_ctx(org, now, Path::command_line);
    CHECK(mark(db, system, kBegun));
    Company company(db, org, options.scale, today);
    company.now = founded_at.plus_ms(kHourMs);
    CHECK(hire_people(db, company));
    CHECK(live(company, options));
    prove_shelves(db, company);
    const Instant morning = start_of_day(zone, today);
    catch_up(db, features, identity::system_ctx(org, morning, Path::rule));
    CHECK(mark(db, system, kFinished));
    return Made::made;
}

}  // namespace zhuli::cli::demo
