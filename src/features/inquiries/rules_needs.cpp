#include "features/inquiries/rules_needs.hpp"

#include "core/problems.hpp"

namespace zhuli::inquiries {

namespace {

using enum NeedState;

constexpr std::string_view kEditNeed = "needs.edit";

bool has_read_back(const Need& need) { return !need.read_back.empty(); }
constexpr Transition<NeedState, Need> kNeedWorkflow[] = {
    {draft, "edit", draft, kEditNeed},
    {draft, "confirm", confirmed, kEditNeed, &has_read_back},
    {confirmed, "revise", confirmed, kEditNeed},
};

void check_content(const Need& need, Problems& problems) {
    if (need.answers.size() > kAnswersLimit)
        problems.push_back({"answers", "field.too_many", {{"max", std::to_string(kAnswersLimit)}}});
    bool said = !need.words.empty() || !need.read_back.empty();
    for (std::size_t i = 0; i < need.answers.size(); ++i) {
        said = said || !need.answers[i].answer.empty();
        if (need.answers[i].question.empty())
            problems.push_back(
                {"answers." + std::to_string(i) + ".question", "field.required", {}});
    }
    if (!said) problems.push_back({"words", "inquiries.nothing_was_said", {}});
}

}  // namespace

Workflow<NeedState, Need> need_workflow() { return kNeedWorkflow; }

Result<> check(const Need& need) {
    Problems problems;
    if (!need.customer_id && !need.inquiry_id)
        problems.push_back({"customer_id", "field.required", {}});
    check_content(need, problems);
    return refused_if_any(std::move(problems));
}

Result<> check_change(const Need& before, const Need& after) {
    Problems problems;
    if (before.customer_id != after.customer_id)
        problems.push_back({"customer_id", "field.read_only", {}});
    if (before.inquiry_id != after.inquiry_id)
        problems.push_back({"inquiry_id", "field.read_only", {}});
    check_content(after, problems);
    return refused_if_any(std::move(problems));
}

Result<> check(const Need& need, const NeedConfirmation& in) {
    Problems problems;
    if (need.read_back.empty()) problems.push_back({"read_back", "field.required", {}});
    if (in.confirmed_how == Channel::note)
        problems.push_back({"confirmed_how", "inquiries.note_is_no_channel", {}});
    return refused_if_any(std::move(problems));
}

Need revision_of(const Need& confirmed, int revision_no, Id author) {
    Need next;
    next.customer_id = confirmed.customer_id;
    next.inquiry_id = confirmed.inquiry_id;
    next.root_id = confirmed.root_id;
    next.revision_no = revision_no;
    next.author_id = author;
    next.answers = confirmed.answers;
    next.words = confirmed.words;
    next.mood = confirmed.mood;
    next.read_back = confirmed.read_back;
    return next;
}

std::string need_body(const Need& need) {
    const bool said_yes = need.state == NeedState::confirmed;
    JsonOut out;
    out.begin_object().key("words").string(need.read_back.empty() ? need.words.v
                                                                  : need.read_back.v);
    if (said_yes) out.key("channel").string(enum_name(need.confirmed_how));
    out.end_object();
    return out.take();
}

}  // namespace zhuli::inquiries
