#include "features/day_plans/rules.hpp"

#include <algorithm>
#include <iterator>

#include "core/problems.hpp"

namespace zhuli::day_plans {

namespace {

using enum Role;

constexpr Permission kPermissions[] = {
    {"day_plans.read",
     {{assistant, Scope::own},
      {service, Scope::own},
      {manager, Scope::tree},
      {admin, Scope::org},
      {auditor, Scope::org}}},
    {"day_plans.edit",
     {{assistant, Scope::own}, {service, Scope::own}, {manager, Scope::own}, {admin, Scope::own}}},
    {"day_plans.settings", {{manager, Scope::org}, {admin, Scope::org}}},
};

bool is_pinned(const Block& block) { return block.pinned; }
bool is_loose(const Block& block) { return !block.pinned; }

using enum BlockState;
constexpr std::string_view kEdit = "day_plans.edit";
constexpr Transition<BlockState, Block> kWorkflow[] = {
    {planned, "pin", planned, kEdit, &is_loose}, {planned, "unpin", planned, kEdit, &is_pinned},
    {planned, "move", planned, kEdit},           {planned, "drop", dropped, kEdit},
    {dropped, "restore", planned, kEdit},
};

void check_range(std::string_view path, int value, int least, int most, Problems& problems) {
    if (value < least || value > most)
        problems.push_back({std::string(path),
                            "day_plans.range",
                            {{"min", std::to_string(least)}, {"max", std::to_string(most)}}});
}

void check_hours(const std::string& path, const OpenHours& hours, Problems& problems) {
    check_open_hours(hours, path, kHoursLimit, problems);
    for (std::size_t i = 0; i < hours.size() && i < kHoursLimit; ++i)
        if (hours[i].from_minute % kStepMinutes != 0 || hours[i].to_minute % kStepMinutes != 0)
            problems.push_back({path + "." + std::to_string(i),
                                "day_plans.not_on_steps",
                                {{"step", std::to_string(kStepMinutes)}}});
}

Block* find_block(std::vector<Block>& blocks, const Arrangement& wish) {
    const auto found = std::ranges::find_if(blocks, [&](const Block& block) {
        return block.entity_id == wish.entity_id && block.entity == wish.entity.v;
    });
    return found == blocks.end() ? nullptr : &*found;
}

/// What found no place becomes a block without a time.
Block* take_left(const DayPlan& plan, std::vector<Block>& blocks, const Arrangement& wish) {
    for (const LeftOver& left : plan.left_over) {
        if (left.entity_id != wish.entity_id || left.entity != wish.entity.v) continue;
        Block& block = blocks.emplace_back();
        static_cast<Duty&>(block) = left;
        return &block;
    }
    return nullptr;
}

Result<> move_to(std::vector<Block>& blocks, Block& block, const Frame& frame, Instant when) {
    const int start = frame.minute_of(when) / kStepMinutes * kStepMinutes;
    const OpenTime wanted{start, start + block.minutes};
    if (start < frame.first) return Problem::field("starts_at", "day_plans.in_the_past");
    if (sum_minutes(both({&wanted, 1}, frame.working)) != block.minutes)
        return Problem::field("starts_at", "day_plans.outside_work");
    const Instant from = frame.at(wanted.from_minute), to = frame.at(wanted.to_minute);
    for (const Block& other : blocks) {
        const bool stays =
            other.state == planned && (other.pinned || is_under_way(other, frame.at(frame.now)));
        if (&other == &block || !stays || other.ends_at <= from || other.starts_at >= to) continue;
        return Problem::field("starts_at", "day_plans.taken", {{"title", other.title}});
    }
    block.starts_at = from;
    block.ends_at = to;
    block.pinned = true;
    block.why = Why::chosen;
    return Done{};
}

}  // namespace

std::span<const Permission> permissions() { return kPermissions; }
Workflow<BlockState, Block> workflow() { return kWorkflow; }

std::vector<std::string> actions_for(const Ctx& ctx, const Block& block, Instant now) {
    if (is_under_way(block, now)) return {};
    return actions_of(workflow(), ctx, block, block.state);
}

Result<> check(const Settings& s) {
    Problems problems;
    check_hours("selling_hours", s.selling_hours, problems);
    check_hours("desk_hours", s.desk_hours, problems);
    if (problems.empty() && !both(s.selling_hours, s.desk_hours).empty())
        problems.push_back({"desk_hours", "day_plans.desk_in_selling_hours", {}});
    check_range("buffer_percent", s.buffer_percent, 0, kMostBufferPercent, problems);
    const std::pair<const char*, int> minutes[] = {
        {"phone_minutes", s.phone_minutes},        {"wechat_minutes", s.wechat_minutes},
        {"visit_minutes", s.visit_minutes},        {"email_minutes", s.email_minutes},
        {"inquiry_minutes", s.inquiry_minutes},    {"order_minutes", s.order_minutes},
        {"complaint_minutes", s.complaint_minutes}};
    for (const auto& [name, value] : minutes) {
        check_range(name, value, kLeastMinutes, kMostMinutes, problems);
        if (value % kStepMinutes != 0)
            problems.push_back(
                {name, "day_plans.not_on_steps", {{"step", std::to_string(kStepMinutes)}}});
    }
    return refused_if_any(std::move(problems));
}

Result<> check(const Habit& habit) {
    Problems problems;
    check_range("talks_per_day", habit.talks_per_day, 0, kMostTalks, problems);
    check_hours("selling_hours", habit.selling_hours, problems);
    return refused_if_any(std::move(problems));
}

Result<std::vector<Block>> arranged(const Ctx& ctx, const DayPlan& plan, const Frame& frame,
                                    const Arrangement& wish) {
    std::vector<Block> blocks = plan.blocks;
    Block* block = find_block(blocks, wish);
    if (block == nullptr && wish.act == Act::move) block = take_left(plan, blocks, wish);
    if (block == nullptr) return Problem::not_found("day_plan");
    if (is_under_way(*block, frame.at(frame.now)) && frame.now > 0)
        return Problem::of(Status::conflict, "day_plans.under_way");
    TRY(block->state, step(workflow(), ctx, *block, block->state, enum_name(wish.act)));
    switch (wish.act) {
        case Act::pin:
            block->pinned = true;
            break;
        case Act::unpin:
            block->pinned = false;
            break;
        case Act::move:
            CHECK(move_to(blocks, *block, frame, wish.starts_at));
            break;
        case Act::drop:
        case Act::restore:
            block->pinned = false;
            break;
    }
    return blocks;
}

std::vector<Block> before_change(const DayPlan& plan) {
    const auto is_done = [](const Block& block) { return block.state == BlockState::done; };
    std::vector<Block> blocks = plan.undo_blocks;
    for (const Block& done : plan.blocks)
        if (is_done(done))
            std::erase_if(blocks, [&](const Block& block) { return is_same(block, done); });
    std::ranges::copy_if(plan.blocks, std::back_inserter(blocks), is_done);
    return blocks;
}

}  // namespace zhuli::day_plans
