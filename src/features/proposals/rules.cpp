#include "features/proposals/rules.hpp"

#include <algorithm>

namespace zhuli::proposals {

namespace {

using enum Role;
using enum ProposalState;

constexpr Permission kPermissions[] = {
    {"proposals.read",
     {{assistant, Scope::own}, {manager, Scope::tree}, {admin, Scope::org}, {auditor, Scope::org}}},
    {"proposals.edit", {{assistant, Scope::own}, {manager, Scope::tree}, {admin, Scope::org}}},
};

constexpr std::string_view kEdit = "proposals.edit";

bool has_no_order(const ProposalHead& proposal) { return !proposal.order_id; }

constexpr Transition<ProposalState, ProposalHead> kWorkflow[] = {
    {draft, "edit", draft, kEdit},
    {draft, "send", sent, kEdit},
    {draft, "drop", dropped, kEdit},
    {sent, "accept", accepted, kEdit},
    {sent, "decline", declined, kEdit},
    {sent, "take_back", draft, kEdit},
    {sent, "revise", sent, kEdit},
    {accepted, "order", accepted, kEdit, &has_no_order},
    {accepted, "reopen", sent, kEdit, &has_no_order},
    {declined, "revise", declined, kEdit},
    {declined, "reopen", sent, kEdit},
    {expired, "revise", expired, kEdit},
};

}  // namespace

std::span<const Permission> permissions() { return kPermissions; }
Workflow<ProposalState, ProposalHead> workflow() { return kWorkflow; }

ProposalState standing(const ProposalHead& proposal, Date today) {
    const bool over = proposal.state == sent && proposal.valid_until < today;
    return over ? expired : proposal.state;
}

std::vector<std::string> actions_for(const Ctx& ctx, const ProposalHead& proposal) {
    if (!ctx.covers(kEdit, proposal.owner_id)) return {};
    return actions_of(workflow(), ctx, proposal, standing(proposal, ctx.today));
}

void enter(ProposalHead& proposal, ProposalState state) {
    proposal.state = state;
    proposal.open = state == draft || state == sent;
}

ProposalDraft draft_of(const Proposal& proposal) {
    ProposalDraft draft{proposal.title, proposal.valid_until, proposal.opening, proposal.note, {}};
    for (const ProposalLine& line : proposal.lines) {
        NewLine& in = draft.lines.emplace_back();
        in.question = line.question;
        in.need = line.need;
        in.product_id = line.product_id;
        in.quantity = line.quantity;
        if (line.product_id) in.unit_price_e4 = line.unit_price_e4;
        in.offer = line.offer;
        in.fit = line.fit;
        in.demonstration = line.demonstration;
        in.evidence = line.evidence;
    }
    return draft;
}

std::vector<NewLine> lines_of(const inquiries::Need& need) {
    std::vector<NewLine> lines;
    for (const auto& answered : need.answers) {
        NewLine& line = lines.emplace_back();
        line.question = answered.question;
        line.need = std::string_view(answered.answer);
    }
    if (lines.empty()) {
        NewLine& line = lines.emplace_back();
        line.need = need.words.empty() ? need.read_back : need.words;
    }
    return lines;
}

const inquiries::Need* choose_need(std::span<const inquiries::Need* const> newest_first) {
    const inquiries::Need* draft_need = nullptr;
    for (const auto* need : newest_first) {
        if (need->state == inquiries::NeedState::confirmed) return need;
        if (need->state == inquiries::NeedState::draft && draft_need == nullptr) draft_need = need;
    }
    return draft_need;
}

Proposal revision_of(const Proposal& before, int revision_no, Id author, Date today) {
    Proposal next;
    next.number = before.number;
    next.revision_no = revision_no;
    next.root_id = before.root_id;
    next.customer_id = before.customer_id;
    next.opportunity_id = before.opportunity_id;
    next.inquiry_id = before.inquiry_id;
    next.need_id = before.need_id;
    next.title = before.title;
    next.owner_id = before.owner_id;
    next.author_id = author;
    next.valid_until = std::max(before.valid_until, today.plus_days(kUsualDays));
    next.amount_minor = before.amount_minor;
    next.opening = before.opening;
    next.note = before.note;
    next.lines = before.lines;
    return next;
}

std::vector<orders::NewLine> goods_of(const Proposal& proposal, std::vector<std::size_t>& places) {
    std::vector<orders::NewLine> goods;
    for (std::size_t i = 0; i < proposal.lines.size(); ++i) {
        const ProposalLine& line = proposal.lines[i];
        if (!line.product_id) continue;
        goods.push_back({line.product_id, line.quantity, line.unit_price_e4});
        places.push_back(i);
    }
    return goods;
}

void put_in_place(std::vector<FieldProblem>& problems, std::span<const std::size_t> places) {
    constexpr std::string_view kLines = "lines.";
    for (FieldProblem& problem : problems) {
        if (!problem.path.starts_with(kLines)) continue;
        const auto rest = problem.path.find('.', kLines.size());
        const auto at = std::stoul(problem.path.substr(kLines.size()));
        if (at >= places.size()) continue;
        problem.path = std::string(kLines) + std::to_string(places[at]) +
                       (rest == std::string::npos ? "" : problem.path.substr(rest));
    }
}

std::string event_body(const Proposal& proposal, std::string_view order_number) {
    JsonOut out;
    out.begin_object().key("number").string(proposal.number.v);
    out.key("words").string(proposal.title.v);
    out.key("amount_minor").integer(proposal.amount_minor.v);
    out.key("owner_id");
    Value<Id>::write(out, proposal.owner_id);
    out.key("revision_no").integer(proposal.revision_no);
    if (proposal.state == sent) {
        out.key("due_on").string(proposal.valid_until.to_string());
        out.key("channel").string(enum_name(proposal.sent_how));
    }
    if (!proposal.answer_words.empty()) out.key("reason").string(proposal.answer_words.v);
    if (!order_number.empty()) out.key("order_number").string(order_number);
    out.end_object();
    return out.take();
}

}  // namespace zhuli::proposals
