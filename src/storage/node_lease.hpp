// Leases of node numbers: the reference table `node` says which server makes ids with which number
// until when. A number nobody ever had is taken first, then the one whose lease ended longest ago,
// so that a clock that jumps cannot give away a number in use. A lease is renewed by whoever
// writes; a server that writes nothing lets it end and takes another.
#pragma once

#include "storage/ids.hpp"

namespace zhuli::storage {

/// Renews the lease of `ids` if it has one that is still its own, takes another otherwise; in
/// `tx`'s transaction, so the caller tells `ids` to take() what is returned once that is committed.
/// Throws StorageError if every number is in use.
NodeLease lease_node(Tx& tx, const IdMaker& ids, std::string_view owner);

/// Who this process is in leases: one random word per opened database.
std::string new_owner();

}  // namespace zhuli::storage
