// What is suggested for complaints by their words: what was learned and the organisation's words
// are read once, for one complaint or for many.
#pragma once

#include "features/tickets/rules_classify.hpp"
#include "features/tickets/rules_triage.hpp"
#include "features/tickets/store.hpp"

namespace zhuli::tickets {

WordSettings words_of(Tx& tx);

class Advice {
 public:
    Advice(Tx& tx, const Ctx& ctx);

    KindAdvice kind_of(const Ticket& ticket) const;
    SeverityView severity_of(const Ticket& ticket) const;
    const KindModel& model() const { return model_; }

 private:
    Tx& tx_;
    const Ctx& ctx_;
    KindModel model_;
    WordSettings words_;
};

}  // namespace zhuli::tickets
