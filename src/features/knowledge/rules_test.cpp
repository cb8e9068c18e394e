#include "features/knowledge/rules.hpp"

#include <gtest/gtest.h>

namespace zhuli::knowledge {
namespace {

using Places = std::vector<std::string>;

const Date kToday = *Date::parse("2026-11-24");

Date day(int n) { return kToday.plus_days(n); }

template <class T>
Places places_of(const T& record, const T* before = nullptr) {
    Places places;
    const auto checked = check(record, before, kToday);
    if (!checked.ok())
        for (const auto& problem : checked.problem().fields)
            places.push_back(problem.path + ":" + problem.code);
    return places;
}

Card card_of(CardKind kind) {
    Card card;
    card.kind = kind;
    card.words = "一句话";
    if (kind == CardKind::plain_word) card.parameter = "防护等级";
    if (kind == CardKind::fab || kind == CardKind::rival) card.title = "标题";
    if (kind == CardKind::fab) {
        card.words = {};
        card.advantage = "优势";
        card.benefit = "好处";
    }
    if (kind == CardKind::rival) {
        card.competitor = "某厂";
        card.valid_until = day(90);
    }
    return card;
}

TEST(Validity, ends_after_its_day_and_is_marked_two_weeks_before) {
    EXPECT_EQ(validity_of({}, kToday), Validity::unlimited);
    EXPECT_EQ(validity_of(day(kSoonDays), kToday), Validity::valid);
    EXPECT_EQ(validity_of(day(kSoonDays - 1), kToday), Validity::soon);
    EXPECT_EQ(validity_of(day(0), kToday), Validity::soon) << "true up to and including the day";
    EXPECT_EQ(validity_of(day(-1), kToday), Validity::expired);
    EXPECT_EQ(validity_of(day(5), remind_on(day(5))), Validity::soon) << "told when it is marked";
    EXPECT_EQ(validity_of(day(5), remind_on(day(5)).plus_days(-1)), Validity::valid);
    EXPECT_FALSE(remind_on({}));
}

TEST(Card, expires_on_the_first_of_its_days) {
    Card card = card_of(CardKind::rival);
    EXPECT_EQ(expires_on(card), day(90));
    card.comparisons = {{"价格", "1", "2", "官网", day(30)}, {"交期", "1", "2", "官网", {}}};
    EXPECT_EQ(expires_on(card), day(30));
    EXPECT_FALSE(expires_on(card_of(CardKind::policy)));
}

TEST(Card, of_each_kind_has_what_it_needs_and_nothing_of_another) {
    for (const CardKind kind : {CardKind::selling_point, CardKind::plain_word, CardKind::fab,
                                CardKind::rival, CardKind::policy})
        EXPECT_EQ(places_of(card_of(kind)), Places{}) << enum_name(kind);
    const std::pair<CardKind, Places> needed[] = {
        {CardKind::selling_point, {"words:field.required"}},
        {CardKind::plain_word, {"parameter:field.required", "words:field.required"}},
        {CardKind::fab,
         {"title:field.required", "advantage:field.required", "benefit:field.required"}},
        {CardKind::rival,
         {"title:field.required", "competitor:field.required", "valid_until:field.required"}},
        {CardKind::policy, {"words:field.required"}}};
    for (const auto& [kind, places] : needed) {
        Card empty;
        empty.kind = kind;
        EXPECT_EQ(places_of(empty), places) << enum_name(kind);
    }
    Card card = card_of(CardKind::selling_point);
    card.return_days = 7;
    card.competitor = "某厂";
    EXPECT_EQ(places_of(card), (Places{"competitor:knowledge.not_of_this_kind",
                                       "return_days:knowledge.not_of_this_kind"}));
}

TEST(Card, every_problem_comes_at_once) {
    Card card = card_of(CardKind::rival);
    card.product_id = card.line_id = {5};
    card.price_low_e4 = {20};
    card.price_high_e4 = {10};
    card.valid_until = day(-1);
    card.comparisons = {{"", "", "", "", day(-1)}};
    EXPECT_EQ(places_of(card),
              (Places{"line_id:knowledge.product_or_line", "price_high_e4:knowledge.high_below_low",
                      "comparisons.0.topic:field.required",
                      "comparisons.0.ours:knowledge.nothing_compared",
                      "comparisons.0.source:field.required",
                      "comparisons.0.valid_until:knowledge.day_in_the_past",
                      "valid_until:knowledge.day_in_the_past"}));
    Card policy = card_of(CardKind::policy);
    policy.return_days = -1;
    policy.warranty_months = kWarrantyMonthsLimit + 1;
    EXPECT_EQ(places_of(policy),
              (Places{"return_days:field.out_of_range", "warranty_months:field.out_of_range"}));
}

TEST(Card, keeps_its_kind_and_a_day_that_is_over) {
    Card before = card_of(CardKind::policy);
    before.valid_until = day(-3);
    Card after = before;
    after.words = "改一句";
    EXPECT_EQ(places_of(after, &before), Places{});
    after.valid_until = day(-2);
    after.kind = CardKind::selling_point;
    EXPECT_EQ(places_of(after, &before),
              (Places{"kind:knowledge.kind_stays", "valid_until:knowledge.day_in_the_past"}));
}

TEST(Script, has_a_step_on_the_ladder_of_concessions_only) {
    Script script;
    script.scene = Scene::concession;
    script.step_no = 2;
    EXPECT_EQ(places_of(script), Places{});
    script.scene = Scene::closing;
    script.valid_until = day(-1);
    EXPECT_EQ(places_of(script),
              (Places{"step_no:knowledge.no_ladder", "valid_until:knowledge.day_in_the_past"}));
    script.step_no = kStepsLimit + 1;
    script.scene = Scene::concession;
    script.valid_until = {};
    EXPECT_EQ(places_of(script), Places{"step_no:field.out_of_range"});
}

TEST(Pattern, fits_values_as_a_person_reads_them) {
    EXPECT_TRUE(fits("IP68", "ip 68"));
    EXPECT_TRUE(fits("IP68", "ＩＰ６８"));
    EXPECT_FALSE(fits("IP68", "IP67"));
    EXPECT_FALSE(fits("IP6", "IP67")) << "a pattern is the whole value";
    EXPECT_TRUE(fits("IP6*", "IP67"));
    EXPECT_TRUE(fits("*不锈钢*", "304 不锈钢 镜面"));
    EXPECT_TRUE(fits("1*3", "123"));
    EXPECT_FALSE(fits("1*3", "134"));
    EXPECT_FALSE(fits("1.5", "15"));
    EXPECT_TRUE(fits("", "任何值"));
}

struct Plain {
    Card card;
    Plain(int id, Id product, Id line, std::string_view pattern, Date until = {}) {
        card = card_of(CardKind::plain_word);
        card.id = {id};
        card.product_id = product;
        card.line_id = line;
        card.value_pattern = pattern;
        card.valid_until = until;
    }
    operator Card() const { return card; }  // NOLINT: reads like a card
};

TEST(PlainWord, is_the_closest_then_the_most_exact_then_what_is_still_true) {
    const catalog::Parameter parameter{"防护等级", "IP68", ""};
    const auto chosen = [&](std::vector<Card> cards) {
        const Card* card = plain_word_for(cards, parameter, kToday);
        return card == nullptr ? 0 : card->id.v;
    };
    EXPECT_EQ(chosen({Plain(1, {}, {}, "IP68"), Plain(2, {7}, {}, "")}), 2);
    EXPECT_EQ(chosen({Plain(1, {}, {8}, "IP6*"), Plain(2, {}, {}, "IP68")}), 1);
    EXPECT_EQ(chosen({Plain(1, {}, {}, "IP68"), Plain(2, {}, {}, "IP6*")}), 1);
    EXPECT_EQ(chosen({Plain(1, {}, {}, "IP68"), Plain(2, {}, {}, "IP68", day(-1))}), 1);
    EXPECT_EQ(chosen({Plain(2, {}, {}, "IP68", day(-1))}), 2) << "marked, never left out";
    EXPECT_EQ(chosen({Plain(1, {}, {}, "IP65"), card_of(CardKind::selling_point)}), 0);
    const catalog::Parameter length{"长度", "500", "mm"};
    Card card = Plain(3, {}, {}, "500mm");
    card.parameter = "長度";
    const Card cards[] = {card};
    EXPECT_EQ(plain_word_for(cards, length, kToday)->id.v, 3) << "with its unit";
}

TEST(Policy, of_the_product_stands_before_its_line_and_everybody) {
    const auto policy = [](int id, Id product, Id line, Date until) {
        Card card = card_of(CardKind::policy);
        card.id = {id};
        card.product_id = product;
        card.line_id = line;
        card.valid_until = until;
        return card;
    };
    std::vector<Card> cards{policy(9, {}, {}, {}), policy(3, {}, {8}, {})};
    EXPECT_EQ(policy_for(cards, kToday)->id.v, 3);
    cards.push_back(policy(1, {7}, {}, day(-1)));
    EXPECT_EQ(policy_for(cards, kToday)->id.v, 1) << "expired: marked, never silently replaced";
    cards.push_back(policy(2, {7}, {}, day(0)));
    EXPECT_EQ(policy_for(cards, kToday)->id.v, 2);
    cards.push_back(policy(5, {7}, {}, {}));
    EXPECT_EQ(policy_for(cards, kToday)->id.v, 5) << "the newest";
    EXPECT_EQ(policy_for({}, kToday), nullptr);
}

TEST(ScriptWorkflow, says_who_may_do_what) {
    Ctx author;
    author.user = {1};
    auto rights = std::make_shared<Rights>();
    rights->scope_of = {{"knowledge.draft", Scope::own},
                        {"knowledge.propose", Scope::org},
                        {"knowledge.use", Scope::org}};
    author.rights = rights;
    Script script;
    script.owner_id = {1};
    EXPECT_EQ(actions_for(author, script), (Places{"edit", "drop"}));
    script.owner_id = {2};
    EXPECT_EQ(actions_for(author, script), Places{}) << "somebody else's draft";
    script.state = ScriptState::approved;
    EXPECT_EQ(actions_for(author, script), (Places{"use", "revise"}));
    EXPECT_EQ(actions_for({}, script), (Places{"use", "revise", "retire"}));
    for (const auto state : {ScriptState::superseded, ScriptState::retired, ScriptState::dropped}) {
        script.state = state;
        EXPECT_EQ(actions_for({}, script), Places{}) << enum_name(state);
    }
}

TEST(Cards, for_the_customers_industry_come_first_and_those_for_others_last) {
    const auto card = [](std::int64_t id, const char* segment) {
        CardView made;
        made.id = {id};
        made.segment = std::string_view(segment);
        return made;
    };
    std::vector cards{card(1, "食品饮料"), card(2, ""), card(3, "纺织"), card(4, "建材")};
    put_fitting_first(cards, "纺织机械");
    std::vector<std::int64_t> order;
    for (const CardView& one : cards) order.push_back(one.id.v);
    EXPECT_EQ(order, (std::vector<std::int64_t>{3, 2, 1, 4}));
    EXPECT_TRUE(cards[0].fits_customer);
    EXPECT_FALSE(cards[1].fits_customer) << "for everybody is for nobody in particular";
    put_fitting_first(cards, "");
    EXPECT_EQ(cards[0].id.v, 3) << "nobody to choose for: as they stood";
}

}  // namespace
}  // namespace zhuli::knowledge
