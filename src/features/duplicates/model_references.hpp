// Every column that names a customer, of all capabilities that keep one; see
// customers/model_references.hpp. A capability that is not here yet adds its list.
#pragma once

#include <array>

#include "features/approvals/model_references.hpp"
#include "features/attachments/model_references.hpp"
#include "features/cleanup/model_references.hpp"
#include "features/comments/model_references.hpp"
#include "features/contracts/model_references.hpp"
#include "features/customers/model_references.hpp"
#include "features/duplicates/model.hpp"
#include "features/followups/model_references.hpp"
#include "features/inquiries/model_references.hpp"
#include "features/invoices/model_references.hpp"
#include "features/key_accounts/model_references.hpp"
#include "features/metrics/model_references.hpp"
#include "features/notices/model_references.hpp"
#include "features/offers/model_references.hpp"
#include "features/opportunities/model_references.hpp"
#include "features/orders/model_references.hpp"
#include "features/pool/model_references.hpp"
#include "features/price_lists/model_references.hpp"
#include "features/proposals/model_references.hpp"
#include "features/quotes/model_references.hpp"
#include "features/receivables/model_references.hpp"
#include "features/resolutions/model_references.hpp"
#include "features/revisits/model_references.hpp"
#include "features/sub_requests/model_references.hpp"
#include "features/tickets/model_references.hpp"
#include "features/visits/model_references.hpp"

namespace zhuli::duplicates {

using customers::CustomerReference;
using customers::OnMerge;

inline constexpr CustomerReference kOwnReferences[] = {
    customers::stays_with_customer("duplicate_pair", "first_id", "a pair is about those two"),
    customers::stays_with_customer("duplicate_pair", "second_id", "a pair is about those two"),
    customers::stays_with_customer("customer_merge", "winner_id", "the journal itself"),
    customers::stays_with_customer("customer_merge", "loser_id", "the journal itself")};

inline constexpr std::span<const CustomerReference> kReferenceLists[] = {customers::kReferences,
                                                                         orders::kReferences,
                                                                         inquiries::kReferences,
                                                                         opportunities::kReferences,
                                                                         followups::kReferences,
                                                                         notices::kReferences,
                                                                         metrics::kReferences,
                                                                         key_accounts::kReferences,
                                                                         pool::kReferences,
                                                                         attachments::kReferences,
                                                                         cleanup::kReferences,
                                                                         offers::kReferences,
                                                                         visits::kReferences,
                                                                         proposals::kReferences,
                                                                         quotes::kReferences,
                                                                         approvals::kReferences,
                                                                         price_lists::kReferences,
                                                                         receivables::kReferences,
                                                                         invoices::kReferences,
                                                                         tickets::kReferences,
                                                                         resolutions::kReferences,
                                                                         revisits::kReferences,
                                                                         sub_requests::kReferences,
                                                                         comments::kReferences,
                                                                         contracts::kReferences,
                                                                         kOwnReferences};

/// Calls `see` for each reference that moves, in the order of the lists.
template <class F>
void each_moving(F&& see) {
    for (const auto& list : kReferenceLists)
        for (const CustomerReference& reference : list)
            if (reference.on_merge != OnMerge::stays) see(reference);
}

}  // namespace zhuli::duplicates
