#include "features/approvals/rules.hpp"

#include <gtest/gtest.h>

namespace zhuli::approvals {
namespace {

const Id kSubmitter{1}, kOwner{2}, kA{11}, kB{12}, kC{13}, kD{14};

StepRule step_of(Mode mode, int hours = 0) {
    StepRule step;
    step.mode = mode;
    step.limit_hours = hours;
    return step;
}

/// A request whose ids and clock are its own.
struct Desk {
    WorkCalendar calendar{{office_week(), {}}, TimeZone::fixed(8 * 60)};
    Instant now = start_of_day(calendar.zone(), Date::from_ymd(2026, 11, 24)).plus_ms(9 * kHourMs);
    std::int64_t last_id = 100;
    Approval approval;

    NewId new_id() {
        return [this] { return Id{++last_id}; };
    }
    Move by(Id user) { return {user, now, calendar}; }

    explicit Desk(std::vector<StepRule> steps, std::vector<std::vector<Id>> people) {
        approval.id = {100};
        approval.submitter_id = kSubmitter;
        approval.owner_id = kOwner;
        approval.steps = std::move(steps);
        ask(approval, 1, people, new_id(), now, calendar);
    }

    std::string approve(Id user) { return code(approvals::approve(approval, by(user), "好")); }
    std::string refuse(Id user) { return code(approvals::refuse(approval, by(user), "不行")); }
    std::string send_back(Id user, int step = 0) {
        return code(approvals::send_back(approval, by(user), step, "改", new_id()));
    }
    std::string delegate(Id user, Id other) {
        return code(approvals::delegate(approval, by(user), other, "", new_id()));
    }
    std::string add(Id user, Id other, SignerPlace place) {
        NewSigner signer;
        signer.user_id = other;
        signer.place = place;
        return code(add_signer(approval, by(user), signer, new_id()));
    }
    std::string withdraw(Id user) { return code(approvals::withdraw(approval, by(user), "")); }
    std::string take_back(Id user) { return code(approvals::take_back(approval, by(user))); }

    static std::string code(const Result<>& result) {
        if (result.ok()) return "";
        const auto& fields = result.problem().fields;
        return fields.empty() ? result.problem().code : fields.front().code;
    }
    /// Ids of those whose turn it is.
    std::vector<std::int64_t> turn() const {
        std::vector<std::int64_t> ids;
        for (const Task& task : approval.tasks)
            if (task.state == TaskState::waiting) ids.push_back(task.user_id.v);
        return ids;
    }
};

using Turn = std::vector<std::int64_t>;

TEST(Steps, one_after_another_any_or_all_of_their_people) {
    Desk sequential({step_of(Mode::sequential)}, {{kA, kB}});
    EXPECT_EQ(sequential.turn(), Turn{11});
    EXPECT_EQ(sequential.approve(kB), "approvals.not_your_turn");
    EXPECT_EQ(sequential.approve(kA), "");
    EXPECT_EQ(sequential.turn(), Turn{12});
    EXPECT_EQ(sequential.approve(kB), "");
    EXPECT_EQ(sequential.approval.state, ApprovalState::approved);

    Desk any({step_of(Mode::any)}, {{kA, kB}});
    EXPECT_EQ(any.turn(), (Turn{11, 12}));
    EXPECT_EQ(any.approve(kB), "");
    EXPECT_EQ(any.approval.state, ApprovalState::approved);
    EXPECT_EQ(any.approval.tasks[0].state, TaskState::not_needed);
    EXPECT_EQ(any.approve(kA), "approvals.is_settled");

    Desk all({step_of(Mode::all)}, {{kA, kB}});
    EXPECT_EQ(all.approve(kB), "");
    EXPECT_EQ(all.approval.state, ApprovalState::waiting);
    EXPECT_EQ(all.turn(), Turn{11});
    EXPECT_EQ(all.approve(kA), "");
    EXPECT_EQ(all.approval.state, ApprovalState::approved);
}

TEST(Steps, come_one_after_the_other_and_a_refusal_ends_all) {
    Desk desk({step_of(Mode::any), step_of(Mode::any)}, {{kA}, {kB}});
    EXPECT_EQ(desk.approve(kB), "approvals.not_your_turn");
    EXPECT_EQ(desk.approve(kA), "");
    EXPECT_EQ(desk.approval.step_no, 2);
    EXPECT_EQ(desk.turn(), Turn{12});
    EXPECT_EQ(desk.refuse(kB), "");
    EXPECT_EQ(desk.approval.state, ApprovalState::refused);
    EXPECT_EQ(desk.approval.ending_words.v, "不行");
    EXPECT_FALSE(desk.approval.open);
    EXPECT_TRUE(desk.turn().empty());
}

TEST(Actions, each_in_each_state_is_allowed_or_refused_with_its_own_reason) {
    struct Row {
        ApprovalState state;
        std::string decide, withdraw, take_back;
    };
    const std::string settled = "approvals.is_settled";
    for (const Row& row : {Row{ApprovalState::waiting, "", "", "approvals.nothing_to_take_back"},
                           {ApprovalState::approved, settled, settled, settled},
                           {ApprovalState::refused, settled, settled, settled},
                           {ApprovalState::returned, settled, "", settled},
                           {ApprovalState::withdrawn, settled, settled, settled}}) {
        const auto desk = [&] {
            Desk one({step_of(Mode::any)}, {{kA}});
            if (row.state == ApprovalState::approved) one.approve(kA);
            if (row.state == ApprovalState::refused) one.refuse(kA);
            if (row.state == ApprovalState::returned) one.send_back(kA);
            if (row.state == ApprovalState::withdrawn) one.withdraw(kSubmitter);
            EXPECT_EQ(one.approval.state, row.state);
            return one;
        };
        EXPECT_EQ(desk().approve(kA), row.decide);
        EXPECT_EQ(desk().refuse(kA), row.decide);
        EXPECT_EQ(desk().send_back(kA), row.decide);
        EXPECT_EQ(desk().delegate(kA, kB), row.decide);
        EXPECT_EQ(desk().add(kA, kB, SignerPlace::before), row.decide);
        EXPECT_EQ(desk().add(kA, kB, SignerPlace::after), row.decide);
        EXPECT_EQ(desk().withdraw(kSubmitter), row.withdraw);
        EXPECT_EQ(desk().take_back(kA), row.take_back);
    }
}

TEST(Parties, never_decide_and_alone_withdraw) {
    Desk desk({step_of(Mode::any)}, {{kA, kSubmitter}});
    EXPECT_EQ(desk.approve(kSubmitter), "approvals.own_request");
    EXPECT_EQ(desk.refuse(kOwner), "approvals.own_request");
    EXPECT_EQ(desk.delegate(kA, kOwner), "approvals.not_this_person");
    EXPECT_EQ(desk.add(kA, kSubmitter, SignerPlace::after), "approvals.not_this_person");
    EXPECT_EQ(desk.withdraw(kA), "approvals.not_yours");
    EXPECT_EQ(desk.withdraw(kOwner), "");
    EXPECT_EQ(desk.approval.state, ApprovalState::withdrawn);
}

TEST(SendingBack, to_an_earlier_step_asks_it_and_all_after_it_again) {
    Desk desk({step_of(Mode::any), step_of(Mode::all), step_of(Mode::any)}, {{kA}, {kB, kC}, {kD}});
    desk.approve(kA);
    desk.approve(kB);
    EXPECT_EQ(desk.send_back(kC, 2), "approvals.no_earlier_step");
    EXPECT_EQ(desk.send_back(kC, 1), "");
    EXPECT_EQ(desk.approval.state, ApprovalState::waiting);
    EXPECT_EQ(desk.approval.round, 2);
    EXPECT_EQ(desk.turn(), Turn{11});
    desk.approve(kA);
    EXPECT_EQ(desk.turn(), (Turn{12, 13})) << "who had said yes is asked once more";
    desk.approve(kB);
    desk.approve(kC);
    desk.approve(kD);
    EXPECT_EQ(desk.approval.state, ApprovalState::approved);
}

TEST(FilingAgain, goes_on_where_it_was_returned_or_asks_everybody) {
    for (const Recheck recheck : {Recheck::all_again, Recheck::from_returned}) {
        Desk desk({step_of(Mode::any), step_of(Mode::any)}, {{kA}, {kB}});
        desk.approval.recheck = recheck;
        desk.approve(kA);
        EXPECT_EQ(desk.send_back(kB), "");
        EXPECT_EQ(desk.approval.state, ApprovalState::returned);
        EXPECT_TRUE(desk.approval.open);
        ++desk.approval.round;
        ask(desk.approval, first_step_again(desk.approval), asked_people(desk.approval),
            desk.new_id(), desk.now, desk.calendar);
        EXPECT_EQ(desk.turn(), recheck == Recheck::all_again ? Turn{11} : Turn{12});
    }
}

TEST(Delegation, puts_another_person_into_the_same_place) {
    Desk desk({step_of(Mode::sequential)}, {{kA, kB}});
    EXPECT_EQ(desk.delegate(kA, kB), "approvals.asked_already");
    EXPECT_EQ(desk.delegate(kA, kC), "");
    EXPECT_EQ(desk.turn(), Turn{13});
    EXPECT_EQ(desk.approve(kA), "approvals.not_your_turn");
    EXPECT_EQ(desk.approve(kC), "");
    EXPECT_EQ(desk.turn(), Turn{12}) << "who follows waits for the one it was passed on to";
}

TEST(Signers, before_decide_first_and_after_decide_last) {
    Desk before({step_of(Mode::any)}, {{kA, kB}});
    EXPECT_EQ(before.add(kA, kC, SignerPlace::before), "");
    EXPECT_EQ(before.turn(), (Turn{12, 13}));
    EXPECT_EQ(before.approve(kC), "");
    EXPECT_EQ(before.turn(), (Turn{11, 12})) << "a signer before is not enough for the step";
    EXPECT_EQ(before.approve(kA), "");
    EXPECT_EQ(before.approval.state, ApprovalState::approved);

    Desk after({step_of(Mode::any)}, {{kA, kB}});
    EXPECT_EQ(after.add(kA, kC, SignerPlace::after), "");
    EXPECT_EQ(after.turn(), Turn{13}) << "the caller said yes with it; nobody else is needed";
    EXPECT_EQ(after.approve(kC), "");
    EXPECT_EQ(after.approval.state, ApprovalState::approved);
}

TEST(TakingBack, is_for_the_last_decision_while_it_waits) {
    Desk desk({step_of(Mode::any), step_of(Mode::any)}, {{kA, kC}, {kB}});
    desk.approve(kA);
    EXPECT_EQ(desk.take_back(kB), "approvals.nothing_to_take_back");
    EXPECT_EQ(desk.take_back(kA), "");
    EXPECT_EQ(desk.approval.step_no, 1);
    EXPECT_EQ(desk.turn(), (Turn{11, 13}));
    desk.approve(kC);
    EXPECT_EQ(desk.delegate(kB, kD), "");
    EXPECT_EQ(desk.take_back(kC), "approvals.nothing_to_take_back");
}

TEST(Leaving, puts_the_successor_into_every_open_task) {
    Desk desk({step_of(Mode::any), step_of(Mode::all)}, {{kA}, {kB, kA}});
    EXPECT_FALSE(replace_person(desk.approval, kC, kD, desk.by(kC)));
    EXPECT_TRUE(replace_person(desk.approval, kA, kD, desk.by(kA)));
    EXPECT_EQ(desk.turn(), Turn{14});
    desk.approve(kD);
    EXPECT_EQ(desk.turn(), (Turn{12, 14}));
}

TEST(Clock, rings_at_half_of_the_working_hours_and_a_day_without_a_limit) {
    Desk limited({step_of(Mode::any, 4)}, {{kA}});
    EXPECT_EQ(limited.approval.tasks[0].due_at.v, limited.now.plus_ms(5 * kHourMs).v)
        << "lunch does not count";
    EXPECT_EQ(limited.approval.tasks[0].bell_at.v, limited.now.plus_ms(2 * kHourMs).v);
    Desk unlimited({step_of(Mode::any)}, {{kA}});
    EXPECT_EQ(unlimited.approval.tasks[0].due_at.v, 0);
    EXPECT_GT(unlimited.approval.tasks[0].bell_at.v, 0);
    unlimited.approve(kA);
    EXPECT_EQ(unlimited.approval.tasks[0].bell_at.v, 0);
}

Policy policy_of(Condition condition, int percent = 0, std::int64_t amount = 0) {
    Policy policy;
    policy.name = "规则";
    policy.condition = condition;
    policy.percent = percent;
    policy.amount_minor = {amount};
    policy.steps = {StepRule{}};
    return policy;
}

Facts facts_of(std::int64_t price, std::int64_t list, std::int64_t floor) {
    Facts facts;
    facts.lines = {{{5}, "A 螺丝", {10}, {price}, {list}, {floor}, {price / 10}}};
    facts.amount_minor = facts.lines[0].amount_minor;
    return facts;
}

TEST(Conditions, find_what_is_exceeded_and_by_how_much) {
    struct Row {
        Policy policy;
        Facts facts;
        bool found;
    };
    Facts credit = facts_of(1000, 1000, 500);
    credit.credit_limit_minor = {1000};
    credit.credit_used_minor = {900};
    Facts over = credit;
    over.credit_used_minor = {901};
    const Row rows[] = {
        {policy_of(Condition::below_floor), facts_of(500, 1000, 500), false},
        {policy_of(Condition::below_floor), facts_of(499, 1000, 500), true},
        {policy_of(Condition::discount_over, 20), facts_of(800, 1000, 0), false},
        {policy_of(Condition::discount_over, 20), facts_of(790, 1000, 0), true},
        {policy_of(Condition::discount_over, 20), facts_of(100, 0, 0), false},
        {policy_of(Condition::amount_over, 0, 100), facts_of(1000, 1000, 0), false},
        {policy_of(Condition::amount_over, 0, 99), facts_of(1000, 1000, 0), true},
        {policy_of(Condition::over_credit), facts_of(1000, 1000, 0), false},
        {policy_of(Condition::over_credit), credit, false},
        {policy_of(Condition::over_credit), over, true},
    };
    for (const Row& row : rows) {
        const Policy policies[] = {row.policy};
        EXPECT_EQ(!findings_of(policies, row.facts).empty(), row.found)
            << enum_name(row.policy.condition);
        Policy off = row.policy;
        off.active = false;
        EXPECT_TRUE(findings_of(std::array{off}, row.facts).empty());
        Policy quotes = row.policy;
        quotes.document = Document::quote;
        EXPECT_TRUE(findings_of(std::array{quotes}, row.facts).empty());
    }
}

TEST(Covered, is_what_is_exceeded_by_no_more_than_was_approved) {
    Finding approved;
    approved.condition = Condition::below_floor;
    approved.product_id = {5};
    approved.unit_price_e4 = {400};
    approved.quantity = {10};
    const auto asked = [&](std::int64_t price, std::int64_t quantity, std::int64_t product = 5) {
        Finding one = approved;
        one.unit_price_e4 = {price};
        one.quantity = {quantity};
        one.product_id = {product};
        return covers(std::array{approved}, std::array{one});
    };
    EXPECT_TRUE(asked(400, 10));
    EXPECT_TRUE(asked(450, 8));
    EXPECT_FALSE(asked(399, 10));
    EXPECT_FALSE(asked(400, 11));
    EXPECT_FALSE(asked(400, 10, 6));
    Finding credit;
    credit.condition = Condition::over_credit;
    credit.amount_minor = {1200};
    credit.limit_minor = {1000};
    Finding more = credit;
    more.amount_minor = {1201};
    EXPECT_TRUE(covers(std::array{credit}, std::array{credit}));
    EXPECT_FALSE(covers(std::array{credit}, std::array{more}));
    EXPECT_FALSE(covers(std::array{approved}, std::array{credit}));
    EXPECT_TRUE(covers({}, {}));
}

TEST(StepsFor, are_those_of_every_policy_concerned_the_same_one_once) {
    const auto policies = usual_policies();
    Recheck recheck{};
    Finding floor, credit;
    floor.condition = Condition::below_floor;
    credit.condition = Condition::over_credit;
    EXPECT_EQ(steps_for(policies, Document::order, std::array{floor}, recheck).size(), 1u);
    const auto both = steps_for(policies, Document::order, std::array{floor, credit}, recheck);
    ASSERT_EQ(both.size(), 2u);
    EXPECT_EQ(both[0].by, ApproverKind::leader);
    EXPECT_EQ(both[1].role, Role::finance);
    EXPECT_EQ(recheck, Recheck::from_returned);
    Policy strict = policy_of(Condition::below_floor);
    strict.recheck = Recheck::all_again;
    steps_for(std::array{strict}, Document::order, std::array{floor}, recheck);
    EXPECT_EQ(recheck, Recheck::all_again);
}

TEST(Settings, saved_before_compensation_could_be_approved_have_its_usual_limit) {
    ApprovalSettings old;
    old.policies = {policy_of(Condition::below_floor)};
    const auto now = with_new_documents(old);
    ASSERT_EQ(now.policies.size(), 2U);
    EXPECT_EQ(now.policies[1].document, Document::compensation);
    EXPECT_EQ(now.policies[1].condition, Condition::amount_over);
    EXPECT_EQ(with_new_documents(now).policies.size(), 2U) << "once";
    ApprovalSettings without = now;
    without.policies.pop_back();
    EXPECT_EQ(with_new_documents(without).policies.size(), 1U) << "left out on purpose";
}

TEST(Settings, are_refused_with_every_problem_at_its_place) {
    ApprovalSettings settings;
    EXPECT_TRUE(check(settings).ok());
    settings.policies = usual_policies();
    EXPECT_TRUE(check(settings).ok());
    Policy bad = policy_of(Condition::discount_over, 100);
    bad.steps[0].level = 9;
    bad.steps[0].limit_hours = -1;
    StepRule named;
    named.by = ApproverKind::people;
    bad.steps.push_back(named);
    settings.policies = {bad, policy_of(Condition::amount_over)};
    settings.policies[1].steps.clear();
    const auto refused = check(settings);
    std::vector<std::string> codes;
    for (const auto& field : refused.problem().fields)
        codes.push_back(field.path + ":" + field.code);
    EXPECT_EQ(codes, (std::vector<std::string>{"policies.0.percent:approvals.bad_percent",
                                               "policies.0.steps.0.level:approvals.bad_level",
                                               "policies.0.steps.0.limit_hours:approvals.bad_hours",
                                               "policies.0.steps.1.people:field.required",
                                               "policies.1.amount_minor:approvals.bad_amount",
                                               "policies.1.steps:field.required"}));
}

}  // namespace
}  // namespace zhuli::approvals
