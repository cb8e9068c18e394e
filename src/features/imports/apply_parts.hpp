// How the kinds of items are applied and foreseen, and what they share. Internal to apply.
#pragma once

#include <boost/json/object.hpp>

#include "features/imports/apply.hpp"

namespace zhuli::imports {

using boost::json::object;

inline constexpr std::string_view kWalkInNo = "walk_in";
inline constexpr std::string_view kWalkInName = "散客 Walk-in";

object content_of(const std::string& json);
std::string_view text_in(const object& content, std::string_view name);
/// Sets the fields the file named; texts were read once already when the item was staged.
void fill(Fields fields, void* record, const object& content);
/// One problem per field, `except` the key, where `record` says something else than the file.
std::vector<FieldProblem> differences(Fields fields, const void* record, const void* asked,
                                      const object& content, std::string_view except);

/// What an update changed: members as they were, as texts, and the version it led to.
struct Was {
    std::int64_t version = 0;
    object members;
};
object texts_of(Fields fields, const void* record, const object& content);
std::string was_json(const Was& was);
Was was_of(const std::string& json);

Settled refused(Problem problem);
/// unchanged without differences, a conflict with them.
Settled compared(Id record, std::vector<FieldProblem> differences);

Settled apply_customer(Tx& tx, const Ctx& ctx, const ImportBatch& batch, const ImportItem& item);
/// The members an update changed become what they were, unless somebody changed the record since.
ItemState take_back_update(Tx& tx, const Ctx& ctx, const ImportItem& item);
ItemState restore_customer(Tx& tx, const Ctx& ctx, Id id, const Was& was);
ItemState restore_product(Tx& tx, const Ctx& ctx, Id id, const Was& was);
Settled foresee_customer(Tx& tx, const Ctx& ctx, const ImportBatch& batch, const ImportItem& item,
                         Foresight::Seen& seen, customers::WordMemory& words);

Settled apply_product(Tx& tx, const Ctx& ctx, const ImportBatch& batch, const ImportItem& item);
Settled foresee_product(Tx& tx, const Ctx& ctx, const ImportBatch& batch, const ImportItem& item,
                        Foresight::Seen& seen);
ItemState take_back_product(Tx& tx, const Ctx& ctx, Id id);

/// By the number it had there or by ours, else by a name that only one has. Refuses
/// imports.no_such_customer, imports.several_customers.
Result<Id> customer_named(Tx& tx, const ImportBatch& batch, const std::string& code,
                          const Text<120>& name);
Settled apply_contact(Tx& tx, const Ctx& ctx, const ImportBatch& batch, const ImportItem& item);
Settled foresee_contact(Tx& tx, const Ctx& ctx, const ImportBatch& batch, const ImportItem& item,
                        Foresight::Seen& seen);
ItemState take_back_contact(Tx& tx, const Ctx& ctx, const ImportItem& item);

Settled apply_interaction(Tx& tx, const Ctx& ctx, const ImportBatch& batch, const ImportItem& item);
Settled foresee_interaction(Tx& tx, const Ctx& ctx, const ImportBatch& batch,
                            const ImportItem& item, Foresight::Seen& seen);

Settled apply_plan(Tx& tx, const Ctx& ctx, const ImportBatch& batch, const ImportItem& item);
Settled foresee_plan(Tx& tx, const Ctx& ctx, const ImportBatch& batch, const ImportItem& item,
                     Foresight::Seen& seen);

Settled apply_opening(Tx& tx, const Ctx& ctx, const ImportItem& item);
Settled foresee_opening(Tx& tx, const ImportItem& item, Foresight::Seen& seen);
ItemState take_back_opening(Tx& tx, const Ctx& ctx, Id id);

Settled apply_document(Tx& tx, const Ctx& ctx, const ImportBatch& batch, const ImportItem& item,
                       Names& names);
Settled foresee_document(Tx& tx, const Ctx& ctx, const ImportBatch& batch, const ImportItem& item,
                         Names& names);

}  // namespace zhuli::imports
