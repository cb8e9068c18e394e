#include "features/price_lists/rules.hpp"

#include <gtest/gtest.h>

namespace zhuli::price_lists {
namespace {

constexpr Id kPump{1}, kValve{2};

Candidate line(std::int64_t list, Audience audience, std::string_view from, Id product,
               std::int64_t quantity, std::int64_t price) {
    return {Id{list},        "表", audience, *Date::parse(from), product, Quantity{quantity},
            UnitPrice{price}};
}

struct Row {
    std::string_view why;
    Wanted wanted;
    std::int64_t price;  // 0: none holds
};

TEST(PriceLists, the_price_that_holds_by_audience_then_day_then_quantity) {
    const std::vector<Candidate> all{line(1, Audience::everybody, "2026-01-01", kPump, 1, 900),
                                     line(1, Audience::everybody, "2026-01-01", kPump, 100, 700),
                                     line(2, Audience::everybody, "2026-06-01", kPump, 1, 880),
                                     line(3, Audience::tier, "2026-01-01", kPump, 10, 850),
                                     line(3, Audience::tier, "2026-01-01", kPump, 50, 820),
                                     line(4, Audience::customer, "2025-01-01", kPump, 200, 800),
                                     line(5, Audience::everybody, "2026-01-01", kValve, 5, 60),
                                     line(6, Audience::everybody, "2026-01-01", kValve, 5, 55)};
    const Row rows[] = {
        {"everybody's, the latest", {kPump, {1}}, 880},
        {"one below the tier's first quantity", {kPump, {9}}, 880},
        {"the tier's before everybody's", {kPump, {10}}, 850},
        {"the greatest quantity not above it", {kPump, {50}}, 820},
        {"the tier's also where everybody's costs less", {kPump, {100}}, 820},
        {"the customer's own, although older", {kPump, {200}}, 800},
        {"below the first quantity of all", {kValve, {4}}, 0},
        {"of one day the list made last", {kValve, {5}}, 55},
        {"a product in no list", {Id{3}, {1}}, 0},
    };
    for (const Row& row : rows) {
        const Candidate* held = holding(all, row.wanted);
        EXPECT_EQ(held ? held->unit_price_e4.v : 0, row.price) << row.why;
    }
}

std::vector<std::string> problems_of(const PriceListDraft& draft) {
    std::vector<std::string> told;
    const auto checked = check(draft);
    if (checked.ok()) return told;
    for (const FieldProblem& one : checked.problem().fields)
        told.push_back(one.path + ":" + one.code);
    return told;
}

TEST(PriceLists, are_refused_with_every_problem_at_once) {
    PriceListDraft draft;
    draft.valid_from = *Date::parse("2026-11-02");
    draft.valid_until = *Date::parse("2026-11-01");
    draft.audience = Audience::customer;
    draft.lines = {{kPump, {1}, {900}}, {kPump, {1}, {800}}, {Id{}, {0}, {-1}}};
    EXPECT_EQ(problems_of(draft),
              (std::vector<std::string>{
                  "customer_id:field.required", "valid_until:price_lists.ends_before_it_begins",
                  "lines.1.from_quantity:price_lists.priced_twice",
                  "lines.2.product_id:field.required", "lines.2.from_quantity:price_lists.from_one",
                  "lines.2.unit_price_e4:price_lists.negative"}));
    draft.lines.assign(kLinesLimit + 1, {kPump, {1}, {1}});
    EXPECT_EQ(problems_of(draft).back(), "lines:field.too_many");
}

TEST(PriceLists, stand_by_their_days_and_whether_they_are_stopped) {
    PriceList list;
    list.valid_from = *Date::parse("2026-11-10");
    list.valid_until = *Date::parse("2026-11-20");
    const std::pair<std::string_view, Standing> rows[] = {{"2026-11-09", Standing::coming},
                                                          {"2026-11-10", Standing::running},
                                                          {"2026-11-20", Standing::running},
                                                          {"2026-11-21", Standing::over}};
    for (const auto& [day, wanted] : rows)
        EXPECT_EQ(standing(list, *Date::parse(day)), wanted) << day;
    list.valid_until = {};
    EXPECT_EQ(standing(list, *Date::parse("2030-01-01")), Standing::running);
    list.active = false;
    EXPECT_EQ(standing(list, *Date::parse("2026-11-10")), Standing::stopped);
}

}  // namespace
}  // namespace zhuli::price_lists
