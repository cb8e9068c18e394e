#include "cli/demo/company.hpp"

#include "features/identity/use_cases.hpp"

namespace zhuli::cli::demo {

namespace {

constexpr double kLunchFrom = 12, kLunchTo = 13.25;

}  // namespace

Company::Company(storage::Database& db, const identity::Org& of, const DemoScale& size,
                 Date made_for)
    : pen(db), org(of), scale(size), zone(*TimeZone::named(of.timezone.v)), today(made_for) {}

void Company::at(Instant when, std::function<void()> action) {
    agenda_.push({std::max(when, now), ++actions_, std::move(action)});
}

Instant Company::moment(Date on_day, double from_hour, double to_hour) {
    double hour = from_hour + (to_hour - from_hour) * dice.share();
    if (hour > kLunchFrom && hour < kLunchTo && to_hour > kLunchTo) hour += kLunchTo - kLunchFrom;
    const Instant minute = zone.at(on_day, static_cast<int>(hour * 60));
    return minute.plus_ms(dice.between(0, static_cast<int>(kMinuteMs) - 1));
}

void Company::on(Date on_day, double from_hour, double to_hour, std::function<void()> action) {
    at(moment(on_day, from_hour, to_hour), std::move(action));
}

Result<> Company::live_until(Instant end) {
    while (!agenda_.empty() && agenda_.top().when < end && !pen.ended_badly()) {
        const Action next = agenda_.top();
        agenda_.pop();
        now = next.when;
        next.act();
    }
    return pen.finish();
}

void Company::call(const Ctx& who, Call work) {
    Ctx ctx = who;
    ctx.now = now;
    ctx.today = business_date(zone, now);
    pen.write(ctx, [ctx, work = std::move(work)](Tx& tx) { return work(tx, ctx); });
}

}  // namespace zhuli::cli::demo
