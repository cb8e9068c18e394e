// What is planned, asked and hoped for with customers, as rows.
#include "features/exports/rows.hpp"
#include "features/followups/use_cases.hpp"
#include "features/inquiries/use_cases.hpp"
#include "features/opportunities/use_cases.hpp"
#include "features/proposals/use_cases.hpp"
#include "features/quotes/use_cases.hpp"

namespace zhuli::exports {

namespace {

constexpr std::string_view kFollowUpHeads[] = {
    "field.follow_up.customer_name", "field.follow_up.contact_name", "field.follow_up.due_at",
    "field.follow_up.channel",       "field.follow_up.goal",         "field.follow_up.reason",
    "field.follow_up.state",         "field.follow_up.result",       "field.follow_up.snooze_count",
    "field.follow_up.score",         "field.follow_up.owner_name",   "field.follow_up.settled_at"};

constexpr std::string_view kInquiryHeads[] = {
    "field.inquiry.received_at",   "field.inquiry.channel",     "field.inquiry.source",
    "field.inquiry.customer_name", "field.inquiry.name",        "field.inquiry.contact_name",
    "field.inquiry.phone",         "field.inquiry.wechat",      "field.inquiry.email",
    "field.inquiry.product_name",  "field.inquiry.interest",    "field.inquiry.words",
    "field.inquiry.state",         "field.inquiry.lost_reason", "field.inquiry.outcome_words",
    "field.inquiry.due_at",        "field.inquiry.breached",    "field.inquiry.first_responded_at",
    "field.inquiry.taken_minutes", "field.inquiry.owner_name"};

constexpr std::string_view kOpportunityHeads[] = {"field.opportunity.customer_name",
                                                  "field.opportunity.name",
                                                  "field.opportunity.stage",
                                                  "field.opportunity.amount_minor",
                                                  "field.opportunity.probability_percent",
                                                  "field.opportunity.weighted_minor",
                                                  "field.opportunity.expected_close_on",
                                                  "field.opportunity.first_expected_close_on",
                                                  "field.opportunity.slip_count",
                                                  "field.opportunity.next_step",
                                                  "field.opportunity.next_step_on",
                                                  "field.opportunity.competitors",
                                                  "field.opportunity.lost_reason",
                                                  "field.opportunity.lost_words",
                                                  "field.opportunity.owner_name",
                                                  "field.opportunity.note"};

constexpr std::string_view kProposalHeads[] = {
    "field.proposal.number",         "field.proposal.revision_no",  "field.proposal.title",
    "field.proposal.customer_name",  "field.proposal.state",        "field.proposal.amount_minor",
    "field.proposal.valid_until",    "field.proposal.sent_at",      "field.proposal.answered_by",
    "field.proposal.decline_reason", "field.proposal.answer_words", "field.proposal.owner_name",
    "field.proposal.created_at"};

constexpr std::string_view kQuoteHeads[] = {
    "field.quote.number",         "field.quote.revision_no",  "field.quote.title",
    "field.quote.customer_name",  "field.quote.state",        "field.quote.amount_minor",
    "field.quote.valid_until",    "field.quote.sent_at",      "field.quote.answered_by",
    "field.quote.decline_reason", "field.quote.answer_words", "field.quote.owner_name",
    "field.quote.created_at"};

/// "none" is no reason.
template <class Reason>
std::string reason(const RowWriter& out, std::string_view field, Reason value) {
    return value == Reason::none ? std::string{} : out.option(field, enum_name(value));
}

sheet::CellValue money(Money value) { return sheet::Decimal{value.v, kMoneyDigits}; }

std::string joined(const std::vector<Text<60>>& names) {
    std::string text;
    for (const auto& name : names) text += (text.empty() ? "" : "、") + name.v;
    return text;
}

}  // namespace

Result<> write_follow_ups(Tx& tx, const Ctx& ctx, http::Listed<followups::PlanRow> query,
                          RowWriter& out) {
    out.head(kFollowUpHeads);
    return each_record(tx, ctx, followups::list_plans, query, [&](const auto& plan) {
        const std::string due = local_time(ctx, plan.due_at);
        const std::string channel = out.option("follow_up.channel", enum_name(plan.channel));
        const std::string state = out.option("follow_up.state", enum_name(plan.state));
        const std::string result = reason(out, "follow_up.result", plan.result);
        const std::string settled = local_time(ctx, plan.settled_at);
        return out.row(
            {std::string_view(plan.customer_name), std::string_view(plan.contact_name),
             std::string_view(due), std::string_view(channel), std::string_view(plan.goal),
             std::string_view(plan.reason), std::string_view(state), std::string_view(result),
             static_cast<std::int64_t>(plan.snooze_count), static_cast<std::int64_t>(plan.score),
             std::string_view(plan.owner_name), std::string_view(settled)});
    });
}

Result<> write_inquiries(Tx& tx, const Ctx& ctx, http::Listed<inquiries::Inquiry> query,
                         RowWriter& out) {
    out.head(kInquiryHeads);
    return each_record(tx, ctx, inquiries::list_inquiries, query, [&](const auto& asked) {
        const std::string received = local_time(ctx, asked.received_at);
        const std::string channel = out.option("inquiry.channel", enum_name(asked.channel));
        const std::string state = out.option("inquiry.state", enum_name(asked.state));
        const std::string lost = reason(out, "inquiry.lost_reason", asked.lost_reason);
        const std::string due = local_time(ctx, asked.due_at);
        const std::string late = out.yes_or_no(asked.breached);
        const std::string answered = local_time(ctx, asked.first_responded_at);
        return out.row({std::string_view(received),
                        std::string_view(channel),
                        std::string_view(asked.source),
                        std::string_view(asked.customer_name),
                        std::string_view(asked.name),
                        std::string_view(asked.contact_name),
                        std::string_view(asked.phone.v),
                        std::string_view(asked.wechat),
                        std::string_view(asked.email.v),
                        std::string_view(asked.product_name),
                        std::string_view(asked.interest),
                        std::string_view(asked.words),
                        std::string_view(state),
                        std::string_view(lost),
                        std::string_view(asked.outcome_words),
                        std::string_view(due),
                        std::string_view(late),
                        std::string_view(answered),
                        static_cast<std::int64_t>(asked.taken_minutes),
                        std::string_view(asked.owner_name)});
    });
}

Result<> write_opportunities(Tx& tx, const Ctx& ctx, http::Listed<opportunities::Opportunity> query,
                             RowWriter& out) {
    out.head(kOpportunityHeads);
    return each_record(tx, ctx, opportunities::list_opportunities, query, [&](const auto& one) {
        const std::string stage = out.option("opportunity.stage", enum_name(one.stage));
        const std::string close = one.expected_close_on.to_string();
        const std::string first = one.first_expected_close_on.to_string();
        const std::string step = one.next_step_on ? one.next_step_on.to_string() : std::string{};
        const std::string rivals = joined(one.competitors);
        const std::string lost = reason(out, "opportunity.lost_reason", one.lost_reason);
        return out.row({std::string_view(one.customer_name), std::string_view(one.name),
                        std::string_view(stage), money(one.amount_minor),
                        static_cast<std::int64_t>(one.probability_percent),
                        money(one.weighted_minor), std::string_view(close), std::string_view(first),
                        static_cast<std::int64_t>(one.slip_count), std::string_view(one.next_step),
                        std::string_view(step), std::string_view(rivals), std::string_view(lost),
                        std::string_view(one.lost_words), std::string_view(one.owner_name),
                        std::string_view(one.note)});
    });
}

Result<> write_proposals(Tx& tx, const Ctx& ctx, http::Listed<proposals::ProposalHead> query,
                         RowWriter& out) {
    out.head(kProposalHeads);
    return each_record(tx, ctx, proposals::list_proposals, query, [&](const auto& one) {
        const std::string state = out.option("proposal.state", enum_name(one.state));
        const std::string until = one.valid_until ? one.valid_until.to_string() : std::string{};
        const std::string sent = local_time(ctx, one.sent_at);
        const std::string declined = reason(out, "proposal.decline_reason", one.decline_reason);
        const std::string begun = local_time(ctx, one.created_at);
        return out.row({std::string_view(one.number), static_cast<std::int64_t>(one.revision_no),
                        std::string_view(one.title), std::string_view(one.customer_name),
                        std::string_view(state), money(one.amount_minor), std::string_view(until),
                        std::string_view(sent), std::string_view(one.answered_by),
                        std::string_view(declined), std::string_view(one.answer_words),
                        std::string_view(one.owner_name), std::string_view(begun)});
    });
}

Result<> write_quotes(Tx& tx, const Ctx& ctx, http::Listed<quotes::QuoteHead> query,
                      RowWriter& out) {
    out.head(kQuoteHeads);
    return each_record(tx, ctx, quotes::list_quotes, query, [&](const auto& one) {
        const std::string state = out.option("quote.state", enum_name(one.state));
        const std::string until = one.valid_until ? one.valid_until.to_string() : std::string{};
        const std::string sent = local_time(ctx, one.sent_at);
        const std::string declined = reason(out, "quote.decline_reason", one.decline_reason);
        const std::string begun = local_time(ctx, one.created_at);
        return out.row({std::string_view(one.number), static_cast<std::int64_t>(one.revision_no),
                        std::string_view(one.title), std::string_view(one.customer_name),
                        std::string_view(state), money(one.amount_minor), std::string_view(until),
                        std::string_view(sent), std::string_view(one.answered_by),
                        std::string_view(declined), std::string_view(one.answer_words),
                        std::string_view(one.owner_name), std::string_view(begun)});
    });
}

}  // namespace zhuli::exports
