#include "features/quotes/use_cases_origin.hpp"

#include "core/text/utf8.hpp"
#include "features/inquiries/use_cases.hpp"
#include "features/opportunities/use_cases.hpp"
#include "features/proposals/use_cases.hpp"
#include "features/quotes/rules.hpp"

namespace zhuli::quotes {

namespace {

/// Reads what was named, one after another, and remembers where they disagree.
class Search {
 public:
    Search(Tx& tx, const Ctx& ctx, const NewQuote& in) : tx_(tx), ctx_(ctx), in_(in) {
        origin_.customer_id = in.customer_id;
        origin_.opportunity_id = in.opportunity_id;
        origin_.inquiry_id = in.inquiry_id;
    }

    Result<Origin> run() {
        take_proposal();
        take_inquiry();
        take_opportunity();
        if (!origin_.customer_id && problems_.empty())
            problems_.push_back({"customer_id", "field.required", {}});
        CHECK(refused_if_any(std::move(problems_)));
        return std::move(origin_);
    }

 private:
    void agree(std::string_view field, Id customer) {
        if (!customer) return;
        if (!origin_.customer_id) origin_.customer_id = customer;
        if (origin_.customer_id != customer)
            problems_.push_back({std::string(field), "quotes.of_another_customer", {}});
    }

    void not_there(std::string_view field) {
        problems_.push_back({std::string(field), "field.no_such_record", {}});
    }

    /// Its goods, and what it belongs to itself, as far as the caller sees that.
    void take_proposal() {
        if (!in_.proposal_id) return;
        const auto proposal = proposals::show_proposal(tx_, ctx_, {in_.proposal_id});
        if (!proposal.ok()) return not_there("proposal_id");
        agree("proposal_id", proposal->customer_id);
        origin_.lines = lines_of(*proposal);
        if (!origin_.opportunity_id) origin_.opportunity_id = proposal->opportunity_id;
        if (!origin_.inquiry_id) origin_.inquiry_id = proposal->inquiry_id;
        origin_.title = proposal->title;
    }

    void take_inquiry() {
        if (!origin_.inquiry_id) return;
        const auto inquiry = inquiries::show_inquiry(tx_, ctx_, {origin_.inquiry_id});
        if (!inquiry.ok()) {
            if (in_.inquiry_id) return not_there("inquiry_id");
            origin_.inquiry_id = {};
            return;
        }
        agree("inquiry_id", inquiry->customer_id);
        if (!inquiry->customer_id && !origin_.customer_id)
            problems_.push_back({"inquiry_id", "quotes.whose_inquiry", {}});
        if (origin_.title.empty() && text::length(inquiry->interest) <= Text<120>::kLimit)
            origin_.title = std::string_view(inquiry->interest);
    }

    void take_opportunity() {
        if (!origin_.opportunity_id) return;
        const auto one = opportunities::show_opportunity(tx_, ctx_, {origin_.opportunity_id});
        if (!one.ok()) {
            if (in_.opportunity_id) return not_there("opportunity_id");
            origin_.opportunity_id = {};
            return;
        }
        agree("opportunity_id", one->customer_id);
        if (origin_.title.empty()) origin_.title = one->name;
    }

    Tx& tx_;
    const Ctx& ctx_;
    const NewQuote& in_;
    Origin origin_;
    Problems problems_;
};

}  // namespace

Result<Origin> origin_of(Tx& tx, const Ctx& ctx, const NewQuote& in) {
    return Search(tx, ctx, in).run();
}

}  // namespace zhuli::quotes
