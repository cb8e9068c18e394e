#include "features/customers/use_cases_notes.hpp"

#include <set>

#include "features/customers/store.hpp"
#include "jobs/units.hpp"
#include "storage/entity.hpp"
#include "storage/job_queue.hpp"
#include "storage/note_index.hpp"

namespace zhuli::customers {

namespace {

constexpr std::int64_t kRefiledAtOnce = 1000;  // by one batch of events
constexpr std::int64_t kRefiledAUnit = 500;    // by the job

/// A merge and its undoing too: what moved is found under its new customer's owner.
bool may_change_owner(const storage::StoredEvent& event) {
    return event.entity == "customer" && event.kind != "customer.created" &&
           event.kind != "customer.contacted" && event.kind != "customer.planned";
}

}  // namespace

NamesForNotes::NamesForNotes(Tx& tx, const Ctx& ctx, std::span<const Id> customers) : ctx_(ctx) {
    for (auto& one : names_of_customers(tx, customers)) names_.emplace(one.id, std::move(one));
}

const CustomerName* NamesForNotes::of(Id customer) const {
    const auto found = names_.find(customer);
    return found == names_.end() ? nullptr : &found->second;
}

std::string NamesForNotes::title(Id customer) const {
    const CustomerName* one = of(customer);
    if (one == nullptr) return "";
    std::string name = one->name;
    if (!ctx_.covers("customers.read", one->owner_id)) mask_text(name);
    return name;
}

Id NamesForNotes::page(Id customer) const {
    const CustomerName* one = of(customer);
    return one != nullptr && ctx_.covers("customers.read", one->owner_id) ? customer : Id{};
}

Id owner_for_notes(Tx& tx, Id customer) { return owner_of_customer(tx, customer).value_or(Id{}); }

std::vector<FoundNote> show_talks(Tx& tx, const Ctx& ctx, std::span<const Id> ids) {
    const auto talks = storage::find_each<Interaction>(tx, ids);
    std::vector<Id> customers;
    for (const Interaction& talk : talks) customers.push_back(talk.customer_id);
    const NamesForNotes names(tx, ctx, customers);
    std::vector<FoundNote> notes;
    for (const Interaction& talk : talks)
        if (!talk.withdrawn && names.page(talk.customer_id))
            notes.push_back({talk.id, names.title(talk.customer_id), talk.author_id,
                             talk.happened_at, talk.words.v, talk.customer_id, Id{}});
    return notes;
}

std::vector<FoundNote> show_remarks(Tx& tx, const Ctx& ctx, std::span<const Id> ids) {
    std::vector<FoundNote> notes;
    for (const Customer& one : storage::find_each<Customer>(tx, ids))
        if (!one.merged_into && ctx.covers("customers.read", one.owner_id))
            notes.push_back(
                {one.id, one.name.v, one.owner_id, one.updated_at, one.note.v, Id{}, Id{}});
    return notes;
}

void follow_owners(Tx& tx, const Ctx& ctx, std::span<const storage::StoredEvent> events) {
    std::set<Id> moved;
    for (const auto& event : events)
        if (may_change_owner(event)) moved.insert(event.entity_id);
    std::int64_t left = kRefiledAtOnce;
    for (const Id customer : moved) {
        const auto owner = owner_of_customer(tx, customer);
        if (!owner) continue;
        left -= storage::refile_notes(tx, customer, *owner, left);
        if (left == 0) storage::enqueue(tx, ctx, {.kind = kRefileJob, .subject_id = customer});
    }
}

Result<> refile(const jobs::JobRun& run) {
    const Id customer = run.job.subject_id;
    return jobs::in_patient_units(run, [customer](Tx& tx, const Ctx&) -> Result<std::int64_t> {
        const auto owner = owner_of_customer(tx, customer);
        return owner ? storage::refile_notes(tx, customer, *owner, kRefiledAUnit) : 0;
    });
}

}  // namespace zhuli::customers
