"""Trains the network that reads all rows of a table at once and says how likely a border is before each word.

A small transformer (Vaswani et al., 2017): attention along the row and over the whole table in turn, with
biases learned for distances from the left and from the right. New variants of the tables are made for every
epoch, so it never sees the same rows twice.
"""

from __future__ import annotations

import random
import re

import numpy as np
import torch
from examples import Example, recombined
from torch import nn

from newsparse.tables.flattened import network as shipped
from newsparse.tables.flattened.clues import Lexicon
from newsparse.tables.flattened.sheet import sheet_of

WIDTH, HEADS, INNER = shipped.WIDTH, shipped.HEADS, 128
BATCH, RATE, DECAY = 24, 2.5e-3, 0.01
# share of words whose identity is hidden in training, so that kinds of words are learned, too
HIDDEN_WORDS = 0.3
DROPOUT = 0.1
_WORD = re.compile(r"[^ \t]+")  # no-break blanks hold a word together, as everywhere
MOST_ROWS, MOST_WORDS = 12, 45  # of the tables trained on


class Attention(nn.Module):
    def __init__(self, biases: int) -> None:
        super().__init__()
        self.before = nn.LayerNorm(WIDTH)
        self.all = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.bias = nn.Parameter(torch.zeros(biases, 2 * shipped.REACH + 1, HEADS))
        self.between = nn.LayerNorm(WIDTH)
        self.one, self.two = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.drop = nn.Dropout(DROPOUT)

    def forward(self, x, distances, mask):
        """``x`` is sequences x words x width; ``distances`` one array of word distances a bias."""
        count, length, _ = x.shape
        query, key, value = (
            self.all(self.before(x)).view(count, length, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        )
        scores = query @ key.transpose(-1, -2) / (WIDTH // HEADS) ** 0.5
        for bias, distance in zip(self.bias, distances, strict=True):
            scores = scores + bias[distance].permute(0, 3, 1, 2)
        scores = scores.masked_fill(~mask[:, None, None, :], -1e4)
        mixed = (scores.softmax(-1) @ value).transpose(1, 2).reshape(count, length, WIDTH)
        x = x + self.drop(self.out(mixed))
        return x + self.drop(self.two(torch.relu(self.one(self.between(x)))))


class Network(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.embeddings = nn.ModuleList(nn.Embedding(size, width) for size, width in shipped.TABLES)
        for embedding in self.embeddings:
            nn.init.normal_(embedding.weight, std=0.3)
        total = sum(width for _, width in shipped.TABLES) + shipped.DENSE
        self.enter = nn.Linear(total, WIDTH)
        self.blocks = nn.ModuleList(Attention(1 if kind == "row" else 3) for kind in shipped.BLOCKS)
        self.last = nn.LayerNorm(WIDTH)
        self.pair, self.odds = nn.Linear(3 * WIDTH, WIDTH), nn.Linear(WIDTH, 1)

    def forward(self, codes, dense, lengths):
        """``codes``: tables x rows x words x tables of embeddings; ``lengths``: words of each row, 0 where
        there is none.
        """
        tables, rows, words = codes.shape[:3]
        place = torch.arange(words)
        mask = place[None, None, :] < lengths[:, :, None]
        x = torch.cat(
            [*(embedding(codes[..., i]) for i, embedding in enumerate(self.embeddings)), dense], dim=-1
        )
        x = self.enter(x)
        along = (place[None, :] - place[:, None]).clamp(-shipped.REACH, shipped.REACH)[None] + shipped.REACH
        left = place[None, None, :].expand(tables, rows, words).reshape(tables, -1)
        right = (lengths[:, :, None] - 1 - place[None, None, :]).reshape(tables, -1)
        row = torch.arange(rows)[None, :, None].expand(tables, rows, words).reshape(tables, -1)
        over = [
            (numbers[:, None, :] - numbers[:, :, None]).clamp(-shipped.REACH, shipped.REACH) + shipped.REACH
            for numbers in (left, right, row)
        ]
        flat, row_mask = mask.reshape(tables, -1), mask.reshape(tables * rows, words).clone()
        row_mask[:, 0] = True
        for kind, block in zip(shipped.BLOCKS, self.blocks, strict=True):
            if kind == "row":
                x = block(x.reshape(tables * rows, words, WIDTH), [along], row_mask).reshape(
                    tables, rows, words, WIDTH
                )
            else:
                x = block(x.reshape(tables, rows * words, WIDTH), over, flat).reshape(
                    tables, rows, words, WIDTH
                )
        x = self.last(x)
        before, behind = x[:, :, :-1], x[:, :, 1:]
        return self.odds(torch.relu(self.pair(torch.cat([before, behind, before * behind], dim=-1))))[..., 0]


def prepared(example: Example, lexicon: Lexicon):
    """Arrays of a table and the truth of each gap."""
    sheet = sheet_of([" ".join(row) for row in example.grid])
    codes, dense = shipped.inputs(sheet, lexicon.clues(sheet))
    borders = [np.cumsum([len(_WORD.findall(cell)) for cell in row])[:-1] for row in example.grid]
    truth = np.zeros((len(sheet.sizes), sheet.width - 1), dtype=np.float32)
    for number, places in enumerate(borders):
        truth[number, places - 1] = 1
    return codes, dense, sheet.sizes, truth


def collated(batch):
    rows, words = max(len(item[2]) for item in batch), max(item[0].shape[1] for item in batch)
    codes = torch.zeros((len(batch), rows, words, batch[0][0].shape[2]), dtype=torch.long)
    dense = torch.zeros((len(batch), rows, words, batch[0][1].shape[2]))
    lengths, truth = (
        torch.zeros((len(batch), rows), dtype=torch.long),
        torch.zeros((len(batch), rows, words - 1)),
    )
    for number, (c, d, sizes, t) in enumerate(batch):
        codes[number, : c.shape[0], : c.shape[1]] = torch.from_numpy(c)
        dense[number, : d.shape[0], : d.shape[1]] = torch.from_numpy(d)
        lengths[number, : len(sizes)] = torch.from_numpy(sizes)
        truth[number, : t.shape[0], : t.shape[1]] = torch.from_numpy(t)
    return codes, dense, lengths, truth


def _fits(example: Example) -> bool:
    return (
        len(example.grid) <= MOST_ROWS
        and max(len(_WORD.findall(" ".join(row))) for row in example.grid) <= MOST_WORDS
    )


def train(
    own: list[Example], lexicon_of: dict[int, Lexicon], epochs: int, seed: int
) -> dict[str, np.ndarray]:
    """The arrays of a trained network; ``lexicon_of`` gives each fold the lexicon that has not seen it."""
    torch.set_num_threads(1)
    torch.manual_seed(seed)
    rng = random.Random(seed)
    network = Network()
    batches = (len(own) * 2 + BATCH - 1) // BATCH
    optimiser = torch.optim.AdamW(network.parameters(), lr=RATE, weight_decay=DECAY)
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimiser, RATE, total_steps=epochs * (batches + 2), pct_start=0.1
    )
    fixed = [prepared(example, lexicon_of[example.fold]) for example in own if _fits(example)]
    for epoch in range(epochs):
        made = [
            prepared(example, lexicon_of[example.fold])
            for example in recombined(own, 1, seed * 1000 + epoch)
            if _fits(example)
        ]
        items = sorted(fixed + made, key=lambda item: (item[0].shape[1] + rng.random() * 6, rng.random()))
        groups = [items[i : i + BATCH] for i in range(0, len(items), BATCH)]
        rng.shuffle(groups)
        network.train()
        total = 0.0
        for group in groups:
            codes, dense, lengths, truth = collated(group)
            hidden = torch.rand(codes.shape[:3]) < HIDDEN_WORDS
            codes[..., 0][hidden] = 0
            odds = network(codes, dense, lengths)
            real = (torch.arange(truth.shape[2])[None, None, :] + 1 < lengths[:, :, None]).float()
            losses = nn.functional.binary_cross_entropy_with_logits(odds, truth, reduction="none") * real
            loss = losses.sum() / real.sum()
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            total += float(loss.detach())
        print(f"network {seed}, epoch {epoch}: loss {total / len(groups):.4f}", flush=True)
    return {name: value.detach().numpy().astype(np.float32) for name, value in network.state_dict().items()}
