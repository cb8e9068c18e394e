#include "features/proposals/use_cases_origin.hpp"
#include "features/customers/use_cases_names.hpp"

#include "core/text/utf8.hpp"
#include "features/inquiries/use_cases.hpp"
#include "features/opportunities/use_cases.hpp"
#include "features/proposals/rules.hpp"
#include "features/proposals/store.hpp"

namespace zhuli::proposals {

namespace {

/// Reads what was named, one after another, and remembers where they disagree.
class Search {
 public:
    Search(Tx& tx, const Ctx& ctx, const NewProposal& in) : tx_(tx), ctx_(ctx), in_(in) {
        origin_.customer_id = in.customer_id;
        origin_.inquiry_id = in.inquiry_id;
    }

    Result<Origin> run() {
        take_need();
        take_inquiry();
        take_opportunity();
        if (!origin_.customer_id && problems_.empty())
            problems_.push_back({"customer_id", "field.required", {}});
        CHECK(refused_if_any(std::move(problems_)));
        if (!origin_.need) find_need();
        if (origin_.title.empty()) take_name();
        return std::move(origin_);
    }

 private:
    void agree(std::string_view field, Id customer) {
        if (!origin_.customer_id) origin_.customer_id = customer;
        if (customer && origin_.customer_id != customer)
            problems_.push_back({std::string(field), "proposals.of_another_customer", {}});
    }
    void not_there(std::string_view field) {
        problems_.push_back({std::string(field), "field.no_such_record", {}});
    }

    void take_need() {
        if (!in_.need_id) return;
        auto need = inquiries::show_need(tx_, ctx_, {in_.need_id});
        if (!need.ok()) return not_there("need_id");
        agree("need_id", need->customer_id);
        if (!origin_.inquiry_id) origin_.inquiry_id = need->inquiry_id;
        origin_.need = std::move(static_cast<inquiries::Need&>(*need));
    }

    void take_inquiry() {
        if (!origin_.inquiry_id) return;
        const auto inquiry = inquiries::show_inquiry(tx_, ctx_, {origin_.inquiry_id});
        if (!inquiry.ok()) {
            if (in_.inquiry_id) return not_there("inquiry_id");
            origin_.inquiry_id = {};  // the need's, which the caller does not see
            return;
        }
        agree("inquiry_id", inquiry->customer_id);
        if (!inquiry->customer_id && !origin_.customer_id)
            problems_.push_back({"inquiry_id", "proposals.whose_inquiry", {}});
        if (text::length(inquiry->interest) <= Text<120>::kLimit)
            origin_.title = std::string_view(inquiry->interest);
    }

    void take_opportunity() {
        if (!in_.opportunity_id) return;
        const auto one = opportunities::show_opportunity(tx_, ctx_, {in_.opportunity_id});
        if (!one.ok()) return not_there("opportunity_id");
        agree("opportunity_id", one->customer_id);
        origin_.title = one->name;
    }

    /// Of the inquiry; of the customer where an opportunity asks for it.
    void find_need() {
        const auto found = origin_.inquiry_id
                               ? inquiries::list_needs_of_inquiry(tx_, ctx_, {origin_.inquiry_id})
                           : in_.opportunity_id
                               ? inquiries::list_needs_of_customer(tx_, ctx_, {origin_.customer_id})
                               : Result<inquiries::Needs>(inquiries::Needs{});
        if (!found.ok()) return;
        std::vector<const inquiries::Need*> needs;
        for (const auto& need : found->items) needs.push_back(&need);
        if (const auto* need = choose_need(needs)) origin_.need = *need;
    }

    void take_name() {
        const Id customer[] = {origin_.customer_id};
        origin_.title = std::string_view(customers::names_of(tx_, customer)[origin_.customer_id]);
    }

    Tx& tx_;
    const Ctx& ctx_;
    const NewProposal& in_;
    Origin origin_;
    Problems problems_;
};

}  // namespace

Result<Origin> origin_of(Tx& tx, const Ctx& ctx, const NewProposal& in) {
    return Search(tx, ctx, in).run();
}

}  // namespace zhuli::proposals
